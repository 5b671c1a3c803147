package smpng.memory.generate;

/** Where the tests get the models from. */
final class ModelsInUse {
    private ModelsInUse() {}

    static Allowed model(String name) {
        return new BruteForce(Formulas.of(name));
    }
}
