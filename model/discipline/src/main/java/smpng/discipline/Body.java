package smpng.discipline;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.checkerframework.dataflow.cfg.node.FieldAccessNode;
import org.checkerframework.dataflow.cfg.node.ThisNode;
import org.checkerframework.dataflow.expression.JavaExpression;
import org.checkerframework.javacutil.ElementUtils;

/**
 * One piece of code that is checked by itself.
 *
 * @param tree the whole of it
 * @param self the class around it
 * @param parameters as numbered by its annotations
 * @param contract in terms of the names used inside the body
 * @param building what the body may touch without a lock, because nobody else can see it yet
 */
record Body(
        Tree tree,
        TypeElement self,
        List<? extends VariableElement> parameters,
        Contract contract,
        Building building,
        Surroundings surroundings) {

    enum Building {
        NOTHING,
        OBJECT,
        CLASS
    }

    /** What is the same for every body of a file. */
    record Surroundings(
            CompilationUnitTree file,
            SourcePositions positions,
            Types types,
            Elements elements,
            boolean countsUnchecked,
            List<String> panics) {}

    LockSet entry(LockNames names) {
        LockSet held = LockSet.NONE;
        for (JavaExpression lock : named(names, contract.required())) {
            held = held.acquired(lock);
        }
        return held;
    }

    /** What a normal return leaves held; the result matters to some contracts only. */
    LockSet onReturn(LockNames names, Optional<Boolean> result) {
        LockSet held = onException(names);
        for (JavaExpression lock : named(names, contract.acquired())) {
            held = held.acquired(lock);
        }
        for (JavaExpression lock : named(names, result.map(contract::acquiredIf).orElse(Set.of()))) {
            held = held.acquired(lock);
        }
        return held;
    }

    /** A method that throws has acquired nothing, and has given up what it was to give up. */
    LockSet onException(LockNames names) {
        LockSet held = entry(names);
        for (JavaExpression lock : named(names, contract.released())) {
            held = held.released(lock);
        }
        return held;
    }

    /** What a message points to that has no better place: the last thing written, where code runs off the end. */
    Tree end() {
        if (tree instanceof MethodTree method
                && !method.getBody().getStatements().isEmpty()) {
            List<? extends StatementTree> statements = method.getBody().getStatements();
            return Optional.<Tree>of(statements.get(statements.size() - 1))
                    .filter(this::isWritten)
                    .orElse(tree);
        }
        return tree;
    }

    boolean mayTouchUnguarded(FieldAccessNode access) {
        return switch (building) {
            case NOTHING -> false;
            case OBJECT ->
                access.getReceiver() instanceof ThisNode
                        && surroundings
                                .types()
                                .isSubtype(
                                        surroundings.types().erasure(self.asType()),
                                        surroundings
                                                .types()
                                                .erasure(access.getReceiver().getType()));
            case CLASS -> access.isStatic() && self.equals(ElementUtils.enclosingTypeElement(access.getElement()));
        };
    }

    boolean isChecked(TypeMirror exception) {
        return !isA(exception, "java.lang.RuntimeException") && !isA(exception, "java.lang.Error");
    }

    /** Whether throwing it stops everything, so that what is held then does not matter. */
    boolean isPanic(TypeMirror exception) {
        return surroundings.panics().stream().anyMatch(type -> isA(exception, type));
    }

    boolean countsUnchecked() {
        return surroundings.countsUnchecked();
    }

    boolean isWritten(Tree place) {
        return place != null && start(place) >= start(tree);
    }

    private long start(Tree place) {
        return surroundings.positions().getStartPosition(surroundings.file(), place);
    }

    private boolean isA(TypeMirror exception, String name) {
        TypeElement type = surroundings.elements().getTypeElement(name);
        return type != null && surroundings.types().isSubtype(exception, type.asType());
    }

    private static Set<JavaExpression> named(LockNames names, Set<JavaExpression> locks) {
        UnaryOperator<JavaExpression> name = lock -> names.name(lock).orElse(lock);
        Set<JavaExpression> named = new LinkedHashSet<>();
        locks.forEach(lock -> named.add(name.apply(lock)));
        return named;
    }
}
