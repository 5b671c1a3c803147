package smpng.suites.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/** The evidence picks a machine for each program; the build compares each of these programs on every machine. */
class EachMachineProperties {
    private static final List<String> WITHOUT_DEPENDENCIES =
            List.of("sc", "x86-tso", "sparc-tso", "sparc-pso", "rc11", "jam");

    @Property(tries = 300)
    void everyGraphOfEveryMachineIsFoundOnce(@ForAll("programs") Sketch sketch, @ForAll Mapping mapping) {
        for (String machine : Models.names()) {
            Exploration.Settings settings = Exploration.Settings.of(machine).mapping(mapping);
            compare(sketch, settings);
            if (!WITHOUT_DEPENDENCIES.contains(machine)) {
                compare(sketch, settings.assumingAllDependencies());
            }
        }
    }

    @Provide
    Arbitrary<Sketch> programs() {
        return Sketches.all();
    }

    private static void compare(Sketch sketch, Exploration.Settings settings) {
        Program program = sketch.program();
        String difference = Graphs.difference(Explored.graphs(program, settings), Oracle.graphs(program, settings));
        assertEquals("", difference, () -> settings + sketch.toString() + difference);
    }
}
