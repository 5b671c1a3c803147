package smpng.explorer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.Threads;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.World;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/** What machines make of an execution is what exploring them would make of it. */
class VerdictsTest {
    private static final int EXECUTIONS = 12;

    /** A program, and executions of it that some machine allows. */
    private static final class Explored {
        final Locations locations = new Locations();
        final Threads threads;
        final List<Seen> executions = new ArrayList<>();

        Explored(Class<?> program, Settings settings) throws Exception {
            World world = new World(World.Options.of(program.getClassLoader()), new Identities(locations));
            Class<?> type = world.load(program.getName());
            Object state = world.setUp(() -> world.create(type));
            threads = world.threads(List.of(world.body(type, "thread0", state), world.body(type, "thread1", state)), 3);
            Exploration.run(threads, locations, settings.executions(EXECUTIONS), end -> executions.add(Seen.of(end)));
            assertFalse(executions.isEmpty());
        }

        boolean isFoundOn(Settings settings, Seen seen) {
            return Exploration.retrace(threads, locations, settings, seen.steps(), end -> {})
                            .complete()
                    == 1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Shapes.Released.class,
                Shapes.Volatile.class,
                Shapes.Fenced.class,
                Shapes.Swapped.class,
                Shapes.Added.class,
                Shapes.Published.class,
                Shapes.Locked.class,
                Shapes.Started.class
            })
    void machinesForbidWhatTheirExplorationDoesNotFind(Class<?> program) throws Exception {
        Set<Verdicts.Kind> kinds = new TreeSet<>();
        for (String weak : List.of("jam", "alpha", "power")) {
            Explored explored = new Explored(program, Settings.of(weak));
            for (Seen seen : explored.executions) {
                for (Mapping mapping : Mapping.values()) {
                    Verdicts verdicts = new Verdicts(seen, mapping, explored.locations::owner);
                    for (Verdicts.Verdict verdict : verdicts.all()) {
                        Settings settings = Settings.of(verdict.machine()).mapping(mapping);
                        boolean strong = explored.isFoundOn(settings.assumingAllDependencies(), seen);
                        boolean some = explored.isFoundOn(settings, seen);
                        Verdicts.Kind expected = strong
                                ? Verdicts.Kind.ALLOWED
                                : some ? Verdicts.Kind.DEPENDENT : Verdicts.Kind.FORBIDDEN;
                        assertEquals(expected, verdict.kind(), () -> verdict + " through " + mapping + " of " + seen);
                        kinds.add(expected);
                    }
                }
            }
        }
        assertTrue(kinds.contains(Verdicts.Kind.ALLOWED), kinds.toString());
        assertTrue(program == Shapes.Locked.class || kinds.size() > 1, kinds.toString());
    }

    @Test
    void whatForbidsIsACycleOfStepsThatBeginsWhereItEnds() throws Exception {
        for (Class<?> program : List.of(Shapes.Volatile.class, Shapes.Released.class, Shapes.Fenced.class)) {
            Explored explored = new Explored(program, Settings.of("alpha"));
            for (Seen seen : explored.executions) {
                Verdicts verdicts = new Verdicts(seen, Mapping.HOTSPOT, explored.locations::owner);
                for (String machine : List.of("sc", "x86-tso", "sparc-pso", "armv8", "riscv")) {
                    Verdicts.Verdict verdict = verdicts.of(machine, List.of());
                    if (verdict.kind() == Verdicts.Kind.FORBIDDEN) {
                        assertCycle(verdict);
                    }
                }
            }
        }
    }

    private static void assertCycle(Verdicts.Verdict verdict) {
        List<Verdicts.Edge> cycle = verdict.cycle();
        assertFalse(verdict.axiom().isEmpty());
        assertTrue(cycle.size() >= 2, verdict.toString());
        for (int i = 0; i < cycle.size(); i++) {
            assertEquals(cycle.get(i).to(), cycle.get((i + 1) % cycle.size()).from(), verdict.toString());
        }
        Set<Step.Id> steps = new TreeSet<>(java.util.Comparator.comparing(Step.Id::toString));
        cycle.forEach(edge -> edge.from().step().ifPresent(steps::add));
        assertTrue(steps.size() >= 2, verdict.toString());
    }

    @Test
    void everyMachineIsAsked() throws Exception {
        Explored explored = new Explored(Shapes.Released.class, Settings.of("sc"));
        List<String> asked = new Verdicts(explored.executions.get(0), Mapping.FREEBSD, explored.locations::owner)
                .all().stream().map(Verdicts.Verdict::machine).toList();
        assertEquals(Models.names(), asked);
    }
}
