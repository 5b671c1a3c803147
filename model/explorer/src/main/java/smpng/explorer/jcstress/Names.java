package smpng.explorer.jcstress;

import java.util.List;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.explorer.input.Annotations;

/** The names of JCStress's annotations. */
final class Names {
    static final String TEST = "JCStressTest";
    static final String META = "JCStressMeta";
    static final String STATE = "State";
    static final String RESULT = "Result";
    static final String ACTOR = "Actor";
    static final String ARBITER = "Arbiter";
    static final String SIGNAL = "Signal";
    static final String OUTCOME = "Outcome";
    static final String DESCRIPTION = "Description";
    static final String REF = "Ref";

    private static final List<String> PACKAGES = List.of("org/openjdk/jcstress/annotations");

    private Names() {}

    static Annotations in(ClassNode type) {
        return Annotations.of(type, PACKAGES);
    }

    static Annotations in(MethodNode method) {
        return Annotations.of(method, PACKAGES);
    }
}
