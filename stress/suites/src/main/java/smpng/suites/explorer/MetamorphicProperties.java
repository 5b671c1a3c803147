package smpng.suites.explorer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.memory.model.Models;
import smpng.suites.explorer.oracle.Explored;
import smpng.suites.explorer.oracle.Graphs;
import smpng.suites.explorer.oracle.Sketch;
import smpng.suites.explorer.oracle.Sketches;

/** What changes nothing in the executions found: the order of threads, the number of workers, how waiting is treated. */
public class MetamorphicProperties {
    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"EX-3"},
            redBy = {"ex-revisits-forgotten"})
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
        Exploration.Settings settings = Exploration.Settings.of(machine);
        List<String> renamed = Explored.graphs(turned, settings).stream()
                .map(graph -> Graphs.renamed(graph, letters))
                .toList();
        expectSame(Explored.graphs(program, settings), renamed, on(machine, sketch));
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"EX-4"},
            redBy = {"ex-share-lost"})
    void theNumberOfWorkersChangesNothing(
            @ForAll("programs") Sketch sketch, @ForAll("machines") String machine, @ForAll("jobs") int jobs) {
        Program program = sketch.program();
        Exploration.Settings settings = Exploration.Settings.of(machine);
        expectSame(Explored.graphs(program, settings), Explored.graphs(program, settings, jobs), on(machine, sketch));
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"EX-5"},
            redBy = {"ex-never-woken"})
    void whetherWaitingThreadsAreDeferredChangesNothing(
            @ForAll("programs") Sketch sketch, @ForAll("machines") String machine) {
        Program program = sketch.program();
        Exploration.Settings settings = Exploration.Settings.of(machine);
        expectSame(
                Explored.graphs(program, settings),
                Explored.graphs(program, settings.withoutDeferral()),
                on(machine, sketch));
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"EX-6"},
            redBy = {"ex-sc-accepts-all"})
    void whatIsSequentiallyConsistentIsAllowedEverywhere(
            @ForAll("programs") Sketch sketch, @ForAll("all") String machine) {
        Program program = sketch.program();
        List<String> always = Explored.graphs(program, Exploration.Settings.of("sc"));
        Set<String> allowed = Set.copyOf(Explored.graphs(program, Exploration.Settings.of(machine)));
        if (!allowed.containsAll(always)) {
            throw new AssertionError("what sc allows is missing " + on(machine, sketch));
        }
    }

    private static String on(String machine, Sketch sketch) {
        return "on " + machine + "\n" + sketch;
    }

    private static void expectSame(List<String> some, List<String> others, String of) {
        List<String> sorted = some.stream().sorted().toList();
        List<String> otherwise = others.stream().sorted().toList();
        if (!sorted.equals(otherwise)) {
            throw new AssertionError("other executions " + of + "\nfound\n  " + String.join("\n  ", sorted)
                    + "\nand then\n  " + String.join("\n  ", otherwise));
        }
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
    Arbitrary<String> all() {
        return Arbitraries.of(Models.names());
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
