package smpng.memory.generate;

import java.util.List;

/** Where the tests get the models from. */
final class ModelsInUse {
    /** The machines that mappings are tried for. */
    static final List<String> MAPPED = Vocabulary.MACHINES;

    private ModelsInUse() {}

    static Allowed model(String name) {
        return new BruteForce(Formulas.of(name));
    }
}
