package smpng.memory.model;

import java.util.List;
import java.util.Optional;
import smpng.memory.Model;

/** The models there are. */
public final class Models {
    private static final List<Model> ALL = List.of(
            new Sc(),
            new X86Tso(),
            new SparcTso(),
            new SparcPso(),
            new SparcRmo(),
            new Alpha(),
            new Ia64(),
            new Power(),
            new Armv7(),
            new Armv8(),
            new Riscv(),
            new Rc11(),
            new Jam());

    private Models() {}

    /** All of them, machines first, then languages. */
    public static List<Model> all() {
        return ALL;
    }

    /** Their names, in the same order. */
    public static List<String> names() {
        return ALL.stream().map(Model::name).toList();
    }

    /** The model of that name. */
    public static Optional<Model> byName(String name) {
        return ALL.stream().filter(m -> m.name().equals(name)).findFirst();
    }
}
