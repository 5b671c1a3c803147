package smpng.memory.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpng.memory.program.Program;

final class CycleTest {
    @ParameterizedTest
    @MethodSource("machines")
    void machineAndModelAgreeOnEveryCycle(Check check) {
        Effort.holds(check.cycles(Effort.ALL_CYCLES));
    }

    static Stream<Check> machines() {
        return Stream.of(Checks.machines(ModelsInUse::model), ModelsInUse.asFormulas(), WindowInstances.asBuffers())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsClaimedOfModelsAndMappingsHoldsOnEveryShortCycle(Check check) {
        Effort.holds(check.cycles(Effort.ALL_CYCLES - 1));
    }

    static Stream<Check> others() {
        return Stream.of(
                        Checks.stronger(ModelsInUse::model),
                        Checks.fences(ModelsInUse::model),
                        Checks.threads(ModelsInUse::model),
                        Checks.mappings(ModelsInUse::model, ModelsInUse.MAPPED))
                .flatMap(List::stream);
    }

    @Test
    void theClassicShapesAreAmongThem() {
        Set<String> names = names("sc", 4);
        assertTrue(names.contains("PodWR+Fre+PodWR+Fre"), "store buffering");
        assertTrue(names.contains("Rfe+PodRR+Fre+PodWW"), "message passing");
        assertTrue(names.contains("Rfe+PodRW+Rfe+PodRW"), "load buffering");
        assertTrue(names.contains("Coe+PodWW+Coe+PodWW"), "2+2W");
    }

    private static Set<String> names(String machine, int length) {
        // A cycle's name may begin with any of its edges.
        Set<String> names = new HashSet<>();
        for (Program program : new Cycles(Vocabulary.of(machine)).ofLength(length)) {
            List<String> edges = List.of(program.name().split("\\+"));
            for (int i = 0; i < edges.size(); i++) {
                names.add(Stream.concat(edges.subList(i, edges.size()).stream(), edges.subList(0, i).stream())
                        .collect(Collectors.joining("+")));
            }
        }
        return names;
    }

    @Test
    void noCycleComesTwice() {
        List<Program> cycles = new Cycles(Vocabulary.of("armv8")).ofLength(4);
        assertEquals(cycles.size(), cycles.stream().map(Listing::of).distinct().count());
    }

    @Test
    void aSeedAndANumberAlwaysGiveTheSameProgram() {
        Vocabulary words = Vocabulary.of("riscv");
        assertEquals(new RandomPrograms(words, 7).program(3), new RandomPrograms(words, 7).program(3));
        assertEquals(new Cycles(words).random(6, 7, 3), new Cycles(words).random(6, 7, 3));
    }

    @Test
    void anotherNumberGivesAnotherProgram() {
        RandomPrograms programs = new RandomPrograms(Vocabulary.of("riscv"), 7);
        assertEquals(
                100,
                Stream.iterate(0L, n -> n + 1)
                        .limit(100)
                        .map(programs::program)
                        .map(Listing::of)
                        .distinct()
                        .count());
    }
}
