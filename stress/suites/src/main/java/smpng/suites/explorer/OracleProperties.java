package smpng.suites.explorer;

import java.util.List;
import java.util.Locale;
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
import smpng.explorer.graph.Locations;
import smpng.explorer.program.Interpreted;
import smpng.memory.generate.RandomPrograms;
import smpng.memory.generate.Vocabulary;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;
import smpng.suites.explorer.oracle.Explored;
import smpng.suites.explorer.oracle.Graphs;
import smpng.suites.explorer.oracle.Oracle;
import smpng.suites.explorer.oracle.Sketch;
import smpng.suites.explorer.oracle.Sketches;

/** The explorer against the oracle, on random programs: the same graphs, each once. Each try picks a machine. */
public class OracleProperties {
    /** Machines on which it matters what depends on what was read. */
    private static final List<String> WEAK = List.of("sparc-rmo", "alpha", "ia64", "power", "armv7", "armv8", "riscv");

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"EX-2"},
            redBy = {
                "ex-revisits-forgotten",
                "ex-places-forgotten",
                "ex-bounds-by-prefix",
                "ex-sc-accepts-all",
                "ex-rc11-no-sc-axiom",
                "ex-dependencies-ignored",
                "ex-never-woken"
            })
    void everyGraphIsFoundOnce(
            @ForAll("programs") Sketch sketch,
            @ForAll("every") String machine,
            @ForAll Mapping mapping,
            @ForAll boolean dependencies) {
        Exploration.Settings settings = Exploration.Settings.of(machine).mapping(mapping);
        compare(sketch, dependencies && WEAK.contains(machine) ? settings.assumingAllDependencies() : settings);
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"EX-2"},
            redBy = {"ex-failure-ends-all"})
    void anExecutionThatFailsHidesNone(@ForAll("failing") Sketch sketch, @ForAll("languages") String machine) {
        compare(sketch, Exploration.Settings.of(machine));
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"EX-2"},
            redBy = {"ex-revisits-forgotten", "ex-places-forgotten"})
    void everyGraphOfALitmusTestIsFoundOnce(@ForAll("seeds") long seed, @ForAll("machines") String machine) {
        smpng.memory.program.Program program = new RandomPrograms(Vocabulary.language(), seed).program(0);
        Exploration.Settings settings = Exploration.Settings.of(machine);
        Locations all = new Locations();
        List<String> found = Explored.graphs(
                Interpreted.of(program, all),
                all,
                (threads, locations, observer) -> Exploration.run(threads, locations, settings, observer));
        expectNone(Graphs.difference(found, Oracle.graphs(program, settings)), settings, program);
    }

    @Provide
    Arbitrary<Sketch> failing() {
        return Sketches.failing();
    }

    @Provide
    Arbitrary<Sketch> programs() {
        return Sketches.all();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> every() {
        return Arbitraries.of(Models.names());
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("sc", "rc11", "jam");
    }

    @Provide
    Arbitrary<String> machines() {
        return Arbitraries.of("sc", "x86-tso", "sparc-pso", "rc11", "jam", "armv8", "power", "riscv");
    }

    private static void compare(Sketch sketch, Exploration.Settings settings) {
        Program program = sketch.program();
        Set<String> wanted = Oracle.graphs(program, settings);
        expectNone(Graphs.difference(Explored.graphs(program, settings), wanted), settings, program);
    }

    private static void expectNone(String difference, Exploration.Settings settings, Object program) {
        if (!difference.isEmpty()) {
            String mapping = settings.mapping().name().toLowerCase(Locale.ROOT);
            throw new AssertionError("explorer and oracle differ on " + settings.machine() + ", mapping " + mapping
                    + (settings.allDependencies() ? ", where everything depends on what was read" : "") + "\n" + program
                    + difference);
        }
    }
}
