package smpng.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.memory.model.Models;

/** What changes nothing in the executions found: the order of threads, the number of workers, how waiting is treated. */
final class MetamorphicProperties {
    @Property
    void theOrderOfThreadsChangesNothing(
            @ForAll("programs") Sketch sketch, @ForAll("machines") String machine, @ForAll("turns") int turn) {
        Program program = sketch.program();
        List<Program.Code> threads = new ArrayList<>(program.threads());
        Collections.rotate(threads, turn);
        if (turn == 0) {
            Collections.swap(threads, 0, 1);
        }
        Program turned = new Program(program.name(), program.arrays(), threads, program.atEnd());
        List<String> names = program.threads().stream().map(Program.Code::name).toList();
        int[] letters = threads.stream()
                .mapToInt(thread -> names.indexOf(thread.name()))
                .toArray();
        assertEquals(
                sorted(Explored.graphs(program, Exploration.Settings.of(machine))),
                sorted(Explored.graphs(turned, Exploration.Settings.of(machine)).stream()
                        .map(graph -> Graphs.renamed(graph, letters))
                        .toList()),
                () -> machine + sketch);
    }

    @Property
    void theNumberOfWorkersChangesNothing(
            @ForAll("programs") Sketch sketch, @ForAll("machines") String machine, @ForAll("jobs") int jobs) {
        Program program = sketch.program();
        Exploration.Settings settings = Exploration.Settings.of(machine);
        assertEquals(
                sorted(Explored.graphs(program, settings)),
                sorted(Explored.graphs(program, settings, jobs)),
                () -> machine + sketch);
    }

    @Property
    void whetherWaitingThreadsAreDeferredChangesNothing(
            @ForAll("programs") Sketch sketch, @ForAll("machines") String machine) {
        Program program = sketch.program();
        Exploration.Settings settings = Exploration.Settings.of(machine);
        assertEquals(
                sorted(Explored.graphs(program, settings)),
                sorted(Explored.graphs(program, settings.withoutDeferral())),
                () -> machine + sketch);
    }

    @Property
    void whatIsSequentiallyConsistentIsAllowedEverywhere(@ForAll("programs") Sketch sketch) {
        Program program = sketch.program();
        List<String> always = Explored.graphs(program, Exploration.Settings.of("sc"));
        for (String machine : Models.names()) {
            Set<String> allowed = Set.copyOf(Explored.graphs(program, Exploration.Settings.of(machine)));
            assertTrue(allowed.containsAll(always), () -> machine + sketch);
        }
    }

    private static List<String> sorted(List<String> graphs) {
        return graphs.stream().sorted().toList();
    }

    @Provide
    Arbitrary<Sketch> programs() {
        return Sketches.all();
    }

    @Provide
    Arbitrary<String> machines() {
        return Arbitraries.of("sc", "x86-tso", "sparc-pso", "rc11", "jam", "armv8", "power");
    }

    @Provide
    Arbitrary<Integer> turns() {
        return Arbitraries.integers().between(0, 2);
    }

    @Provide
    Arbitrary<Integer> jobs() {
        return Arbitraries.integers().between(2, 4);
    }
}
