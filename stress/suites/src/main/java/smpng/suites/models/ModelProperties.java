package smpng.suites.models;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.memory.generate.Allowed;
import smpng.memory.generate.Check;
import smpng.memory.generate.Checks;
import smpng.memory.generate.Difference;
import smpng.memory.generate.Vocabulary;
import smpng.memory.model.Models;

/**
 * Random programs and cycles, as many as the budget has tries: each try picks one of the claim's machines and tries two
 * programs on it. A program is small as it is generated, so nothing is shrunk.
 */
public class ModelProperties {
    private static final int PROGRAMS = 2;
    private static final int LONGEST_CYCLE = 6;

    /** A machine's part of a claim, and the seed of the programs that it is tried on. */
    record Trial(Check check, long seed) {
        void run() {
            Optional<Difference> difference =
                    check.random(seed, PROGRAMS, LONGEST_CYCLE).difference();
            if (difference.isPresent()) {
                throw new AssertionError(difference.get().text());
            }
        }

        @Override
        public String toString() {
            return check.claim().name() + ", seed " + seed;
        }
    }

    @Property(shrinking = ShrinkingMode.OFF)
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MM-1"},
            redBy = {"mm-sc-unordered", "mm-armv8-no-release"})
    void everyMachineAllowsWhatItsModelAllows(@ForAll("machines") Trial trial) {
        trial.run();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MM-2"},
            redBy = {"mm-sc-unordered"})
    void whatAStrongerModelAllowsAWeakerOneDoes(@ForAll("pairs") Trial trial) {
        trial.run();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MM-3"},
            redBy = {"mm-mfence-frees"})
    void aFenceAllowsNothingNew(@ForAll("fences") Trial trial) {
        trial.run();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MM-4"},
            redBy = {"mm-ia64-first-processor"})
    void threadsHaveNoOrder(@ForAll("threads") Trial trial) {
        trial.run();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MM-5"},
            redBy = {"mm-no-barrier-before-release"})
    void whatAMachineAllowsOfACompiledProgramTheLanguageAllows(@ForAll("mappings") Trial trial) {
        trial.run();
    }

    @Provide
    Arbitrary<Trial> machines() {
        return trials(Checks.machines(ModelProperties::model));
    }

    @Provide
    Arbitrary<Trial> pairs() {
        return trials(Checks.stronger(ModelProperties::model));
    }

    @Provide
    Arbitrary<Trial> fences() {
        return trials(Checks.fences(ModelProperties::model));
    }

    @Provide
    Arbitrary<Trial> threads() {
        return trials(Checks.threads(ModelProperties::model));
    }

    @Provide
    Arbitrary<Trial> mappings() {
        List<String> machines = Stream.of(Vocabulary.MACHINES, Vocabulary.WITHOUT_MACHINE)
                .flatMap(List::stream)
                .toList();
        return trials(Checks.mappings(ModelProperties::model, machines));
    }

    private static Arbitrary<Trial> trials(List<Check> checks) {
        return Combinators.combine(Arbitraries.of(checks), Arbitraries.longs().withoutEdgeCases())
                .as(Trial::new);
    }

    private static Allowed model(String name) {
        return Allowed.by(Models.byName(name).orElseThrow());
    }
}
