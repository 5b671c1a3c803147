package smpng.memory.generate;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Random programs, other ones in every run. The failing seed is jqwik's; the program is in the message. */
final class ClaimProperties {
    private static final int SEEDS = 10;

    @Property(tries = SEEDS, shrinking = ShrinkingMode.OFF)
    void everyModelAllowsWhatItsFormulaAllows(@ForAll("seeds") long seed) {
        check(ModelsInUse.asFormulas(), seed);
    }

    @Property(tries = SEEDS, shrinking = ShrinkingMode.OFF)
    void everyMachineAllowsWhatItsModelAllows(@ForAll("seeds") long seed) {
        check(Checks.machines(ModelsInUse::model), seed);
    }

    @Property(tries = SEEDS, shrinking = ShrinkingMode.OFF)
    void strongerModelsAllowLessAndFencesOnlyForbidAndThreadsHaveNoOrder(@ForAll("seeds") long seed) {
        check(Checks.stronger(ModelsInUse::model), seed);
        check(Checks.fences(ModelsInUse::model), seed);
        check(Checks.threads(ModelsInUse::model), seed);
    }

    @Property(tries = SEEDS, shrinking = ShrinkingMode.OFF)
    void whatAMachineAllowsOfACompiledProgramItsLanguageAllows(@ForAll("seeds") long seed) {
        check(Checks.mappings(ModelsInUse::model, ModelsInUse.MAPPED), seed);
    }

    @Property(tries = SEEDS, shrinking = ShrinkingMode.OFF)
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
