package smpng.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;

/**
 * The explorer against the oracle, on random programs: the same graphs, each once. {@code -Djqwik.tries.default=5000} tries
 * 5000 programs for each machine.
 */
final class OracleProperties {
    @Property
    void theExplorerFindsEveryGraphOfScOnce(@ForAll("programs") Sketch sketch) {
        compare(sketch, "sc");
    }

    @Property
    void theExplorerFindsEveryGraphOfRc11Once(@ForAll("programs") Sketch sketch) {
        compare(sketch, "rc11");
    }

    @Provide
    Arbitrary<Sketch> programs() {
        return Sketches.all();
    }

    private static void compare(Sketch sketch, String machine) {
        Program program = sketch.program();
        String difference = Graphs.difference(
                Explored.graphs(program, Exploration.Settings.of(machine)), Oracle.graphs(program, machine));
        assertEquals("", difference, () -> machine + sketch + difference);
    }
}
