package smpng.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.program.Interpreted;
import smpng.memory.generate.RandomPrograms;
import smpng.memory.generate.Vocabulary;
import smpng.memory.program.Program;

/** The explorer against the oracle, on random programs of litmus tests in a language's instructions. */
final class LitmusProperties {
    @Property
    void everyGraphOfALitmusTestIsFoundOnce(@ForAll("seeds") long seed, @ForAll("machines") String machine) {
        Program program = new RandomPrograms(Vocabulary.language(), seed).program(0);
        Exploration.Settings settings = Exploration.Settings.of(machine);
        Locations all = new Locations();
        List<String> found = Explored.graphs(
                Interpreted.of(program, all),
                all,
                (threads, locations, observer) -> Exploration.run(threads, locations, settings, observer));
        String difference = Graphs.difference(found, Oracle.graphs(program, settings));
        assertEquals("", difference, () -> machine + " " + program + difference);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> machines() {
        return Arbitraries.of("sc", "x86-tso", "sparc-pso", "rc11", "jam", "armv8", "power", "riscv");
    }
}
