package smpng.discipline;

import org.checkerframework.framework.source.SourceChecker;
import org.checkerframework.framework.source.SourceVisitor;
import org.checkerframework.framework.source.SupportedOptions;
import org.checkerframework.framework.source.SuppressWarningsPrefix;
import org.checkerframework.framework.util.TreePathCacher;
import org.checkerframework.javacutil.AnnotationProvider;
import org.checkerframework.javacutil.BasicAnnotationProvider;

/** The annotation processor; see the package for what it checks. */
@SuppressWarningsPrefix({"smpng.discipline", "discipline"})
@SupportedOptions({LockDisciplineChecker.UNCHECKED, LockDisciplineChecker.PANICS})
public final class LockDisciplineChecker extends SourceChecker {
    static final String UNCHECKED = "smpng.discipline.unchecked";
    static final String PANICS = "smpng.discipline.panics";

    // Only the framework's own type checkers come with one, though every checker needs it.
    @Override
    public void initChecker() {
        treePathCacher = new TreePathCacher();
        super.initChecker();
    }

    @Override
    protected SourceVisitor<?, ?> createSourceVisitor() {
        return new DisciplineVisitor(this);
    }

    // The framework asks for one when it reads a method call inside a lock expression.
    @Override
    public AnnotationProvider getAnnotationProvider() {
        return new BasicAnnotationProvider();
    }
}
