package smpng.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import smpng.bytecode.patch.ClassPatch;

/**
 * What belongs to the guest world: the code whose accesses are steps.
 *
 * @param guest accepts binary names; the guest's class and its nested classes belong to it in any case
 * @param shared classes of the application's world that guest code may use beside the JDK's plain types, the
 *     simulator's and those nested in the test that the guest is nested in: {@code package.Class} or {@code package.*}.
 *     What is in them is invisible to the engine
 * @param patches seeded bugs
 */
public record World(Predicate<String> guest, List<String> shared, List<ClassPatch> patches) {
    /** The primitives, the kernel, and the seam between them and the virtual machine. */
    public static final World STANDARD = new World(
            name -> name.startsWith("smpng.primitives.")
                    || name.startsWith("smpng.kernel.")
                    || name.startsWith("smpng.simulator.guest."),
            List.of(),
            List.of());

    /** Copies the lists. */
    public World {
        shared = List.copyOf(shared);
        patches = List.copyOf(patches);
    }

    /** The same with more classes in the guest world. */
    public World accepting(Predicate<String> more) {
        return new World(guest.or(more), shared, patches);
    }

    /** The same with more classes shared. */
    public World sharing(String... names) {
        List<String> all = new ArrayList<>(shared);
        all.addAll(List.of(names));
        return new World(guest, all, patches);
    }

    /** The same with seeded bugs. */
    public World patched(List<ClassPatch> more) {
        List<ClassPatch> all = new ArrayList<>(patches);
        all.addAll(more);
        return new World(guest, shared, all);
    }
}
