package smpng.memory.generate;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Random programs, the same ones in every build, so that a build says something about its change; other ones are the suite's
 * to try, by the run's seed. The program that fails is in the message.
 */
final class ClaimProperties {
    private static final int SEEDS = 10;
    private static final String BUILD = "20261126";

    @Property(tries = SEEDS, seed = BUILD, shrinking = ShrinkingMode.OFF)
    void everyModelAllowsWhatItsFormulaAllows(@ForAll("seeds") long seed) {
        check(ModelsInUse.asFormulas(), seed);
    }

    @Property(tries = SEEDS, seed = BUILD, shrinking = ShrinkingMode.OFF)
    void everyMachineAllowsWhatItsModelAllows(@ForAll("seeds") long seed) {
        check(Checks.machines(ModelsInUse::model), seed);
    }

    @Property(tries = SEEDS, seed = BUILD, shrinking = ShrinkingMode.OFF)
    void strongerModelsAllowLessAndFencesOnlyForbidAndThreadsHaveNoOrder(@ForAll("seeds") long seed) {
        check(Checks.stronger(ModelsInUse::model), seed);
        check(Checks.fences(ModelsInUse::model), seed);
        check(Checks.threads(ModelsInUse::model), seed);
    }

    @Property(tries = SEEDS, seed = BUILD, shrinking = ShrinkingMode.OFF)
    void whatAMachineAllowsOfACompiledProgramItsLanguageAllows(@ForAll("seeds") long seed) {
        check(Checks.mappings(ModelsInUse::model, ModelsInUse.MAPPED), seed);
    }

    @Property(tries = SEEDS, seed = BUILD, shrinking = ShrinkingMode.OFF)
    void aMachineOfTheSameOrderAsStoreBuffersAllowsTheSame(@ForAll("seeds") long seed) {
        check(WindowInstances.asBuffers(), seed);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withoutEdgeCases();
    }

    private static void check(List<Check> checks, long seed) {
        Stream<Check> inOrder = checks.stream();
        inOrder.forEach(check -> Effort.holds(check.random(seed, Effort.PROGRAMS / SEEDS, Effort.LONGEST_CYCLE)));
    }
}
