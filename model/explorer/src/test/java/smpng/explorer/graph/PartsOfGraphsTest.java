package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.memory.Judge;
import smpng.memory.mapping.Lowering;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/**
 * What is refuted by a part of a graph is refuted by the whole: the executions of random programs, with address dependencies, are
 * those that are found when formulas are asked about whole graphs only.
 */
class PartsOfGraphsTest {
    private static final int PROGRAMS = 300;

    @ParameterizedTest
    @ValueSource(
            strings = {"sparc-tso", "sparc-pso", "sparc-rmo", "alpha", "ia64", "power", "armv7", "armv8", "riscv", "jam"
            })
    void findTheSameExecutionsAsWholeGraphs(String machine) {
        Random random = new Random(machine.hashCode());
        int weak = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            RandomAccesses program = RandomAccesses.of(random, 5);
            Locations locations = RandomAccesses.locations();
            ModelOrder model = new ModelOrder(
                    Models.byName(machine).orElseThrow(),
                    Lowering.of(i % 2 == 0 ? Mapping.FREEBSD : Mapping.HOTSPOT, machine),
                    ModelOrder.Dependencies.ADDRESSES,
                    locations);
            List<String> found = explored(program, locations, model);
            List<String> expected = explored(program, locations, whole(model));
            assertEquals(expected, found, () -> program.toString());
            weak += expected.size()
                            > explored(program, locations, new SequentialOrder())
                                    .size()
                    ? 1
                    : 0;
        }
        assertTrue(weak > 0, "no program had an execution that is no interleaving");
    }

    private static List<String> explored(RandomAccesses program, Locations locations, Consistency consistency) {
        List<String> graphs = new ArrayList<>();
        Search.Options options = new Search.Options(false, false, true, 100, Long.MAX_VALUE, Optional.empty());
        Observer observer = end -> graphs.add(Bodies.graph(end).toString());
        new Search(program.threads(), locations, consistency, options, observer, new Split(1)).run();
        return graphs.stream().sorted().toList();
    }

    private static Consistency whole(ModelOrder model) {
        return new Consistency() {
            @Override
            public Bounds bounds() {
                return model.bounds();
            }

            @Override
            public boolean holds(Graph graph, int changed) {
                return model.judge(graph, Judge.silent());
            }

            @Override
            public boolean isExtensible() {
                return model.isExtensible();
            }
        };
    }
}
