package smpng.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Flawed;
import smpng.explorer.graph.Locations;
import smpng.explorer.program.Interpreted;

/** The comparison with the oracle sees a bug in the explorer, within as many random programs as it is run on. */
final class FlawedProperties {
    private static final int PROGRAMS = 600;

    @Property(tries = 2, seed = "1", shrinking = ShrinkingMode.OFF)
    void aBugShows(@ForAll("manyPrograms") List<Sketch> sketches) {
        for (Flawed flaw : Flawed.values()) {
            // Bounds by the whole prefix are right for sc.
            String machine = flaw == Flawed.BOUNDS_TOO_MUCH ? "rc11" : "sc";
            assertTrue(
                    sketches.stream().anyMatch(sketch -> shows(flaw, sketch.program(), machine)),
                    () -> flaw + " does not show in " + PROGRAMS + " programs");
        }
    }

    /** In rc11 without its axiom on volatile accesses: what the choice of candidates leaves. */
    @Property(tries = 2, seed = "1", shrinking = ShrinkingMode.OFF)
    void aMissingAxiomShows(@ForAll("manyPrograms") List<Sketch> sketches) {
        assertTrue(
                sketches.stream().anyMatch(sketch -> shows(Flawed.ACCEPTS_ALL_CANDIDATES, sketch.program(), "rc11")));
    }

    @Example
    void aGraphThatIsFoundTwiceShows() {
        assertEquals("", Graphs.difference(List.of("a", "b"), Set.of("a", "b")));
        assertNotEquals("", Graphs.difference(List.of("a", "b", "a"), Set.of("a", "b")));
    }

    private static boolean shows(Flawed flaw, Program program, String machine) {
        Locations all = new Locations();
        List<String> found = Explored.graphs(
                Interpreted.of(program, all),
                all,
                (threads, locations, observer) -> flaw.explore(threads, locations, machine, observer));
        return !Graphs.difference(found, Oracle.graphs(program, Exploration.Settings.of(machine)))
                .isEmpty();
    }

    @Provide
    Arbitrary<List<Sketch>> manyPrograms() {
        return Sketches.all().list().ofSize(PROGRAMS).withoutEdgeCases();
    }
}
