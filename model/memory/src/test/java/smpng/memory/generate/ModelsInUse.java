package smpng.memory.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpng.memory.model.Models;

/** Where the tests get the models from: those that decide litmus tests. */
final class ModelsInUse {
    /** The machines that mappings are tried for. */
    static final List<String> MAPPED = Stream.of(Vocabulary.MACHINES, Vocabulary.WITHOUT_MACHINE)
            .flatMap(List::stream)
            .toList();

    private ModelsInUse() {}

    static Allowed model(String name) {
        return Allowed.by(Models.byName(name).orElseThrow());
    }

    /** Each agrees with its formula written a second time, and enumeration with trying everything. */
    static List<Check> asFormulas() {
        List<Check> checks = new ArrayList<>();
        Vocabulary.MACHINES.forEach(machine -> checks.add(asFormula(machine, Vocabulary.of(machine))));
        checks.add(asFormula("rc11", Vocabulary.language()));
        return checks;
    }

    private static Check asFormula(String name, Vocabulary vocabulary) {
        Allowed formula = new BruteForce(Formulas.of(name));
        return new Check(Claim.same("model " + name, model(name), "its formula", formula), vocabulary);
    }
}
