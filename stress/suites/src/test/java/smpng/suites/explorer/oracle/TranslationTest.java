package smpng.suites.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smpng.api.program.AccessOrder;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.program.Interpreted;
import smpng.explorer.program.Translation;
import smpng.memory.enumerate.Enumeration;
import smpng.memory.enumerate.Limits;
import smpng.memory.enumerate.Question;
import smpng.memory.enumerate.Visitor;
import smpng.memory.model.Models;
import smpng.suites.explorer.counts.Counters;
import smpng.suites.explorer.counts.Locks;
import smpng.suites.explorer.counts.Shapes;

/** A built program and its translation are the same program. */
final class TranslationTest {
    static Stream<Arguments> programs() {
        return Stream.of(
                        Map.entry("increments", Counters.increments(3, 1)),
                        Map.entry("casrot", Counters.casrot(3)),
                        Map.entry("inc", Counters.inc(3)),
                        Map.entry("lastzero", Counters.lastzero(2)),
                        Map.entry("fib_bench", Counters.fib(1)),
                        Map.entry("CoA", Shapes.coa(2)),
                        Map.entry("peterson", Shapes.peterson(AccessOrder.ACQUIRE, AccessOrder.RELEASE)),
                        Map.entry("peterson volatile", Shapes.peterson(AccessOrder.VOLATILE, AccessOrder.VOLATILE)),
                        Map.entry("ticket lock", Locks.ticket(2)))
                .flatMap(program -> Stream.of("sc", "x86-tso", "rc11", "jam")
                        .map(machine -> Arguments.of(program.getKey(), program.getValue(), machine)));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("programs")
    void knownProgramsHaveTheSameGraphs(String name, Program program, String machine) {
        Exploration.Settings settings = Exploration.Settings.of(machine);
        assertEquals("", Graphs.difference(Explored.graphs(program, settings), Oracle.graphs(program, settings)));
    }

    @Property(tries = 300)
    void theFinalConditionHoldsInTheSameExecutions(@ForAll("sketches") Sketch sketch) {
        Program program = sketch.programWithEnd();
        Map<Boolean, Integer> explored = new HashMap<>();
        Locations locations = new Locations();
        Interpreted interpreted = Interpreted.of(program, locations);
        Exploration.run(
                interpreted,
                locations,
                Exploration.Settings.of("rc11"),
                end -> explored.merge(interpreted.holds(end), 1, Integer::sum));

        Map<Boolean, Integer> enumerated = new HashMap<>();
        Translation translation = Translation.of(program, 1);
        new Enumeration(translation.program(), Models.byName("rc11").orElseThrow())
                .run(Question.everything(), Limits.NONE, (execution, values, end) -> {
                    enumerated.merge(translation.holds(end), 1, Integer::sum);
                    return Visitor.Next.GO_ON;
                });
        assertEquals(enumerated, explored, sketch::toString);
    }

    @Provide
    Arbitrary<Sketch> sketches() {
        return Sketches.all();
    }
}
