package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The search for races, which looks at an access when it gets its place, against their definition, applied to every complete
 * execution: random programs that mix plain accesses with others of one place.
 */
class RaceOracleTest {
    private static final int PROGRAMS = 5_000;
    private static final int LOCATIONS = 2;

    @Test
    void aProgramRacesIfOneOfItsExecutionsDoes() {
        Random random = new Random(20_261_126);
        int racing = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            List<List<Access>> program = program(random);
            boolean expected = races(program);
            assertEquals(expected, isFound(program), () -> program.toString());
            racing += expected ? 1 : 0;
        }
        int free = PROGRAMS - racing;
        assertTrue(racing > PROGRAMS / 10 && free > PROGRAMS / 10, racing + " race, " + free + " do not");
    }

    /** What a thread does once; an update adds 1. */
    private record Access(Step.Kind kind, int location, int order) {}

    private static List<List<Access>> program(Random random) {
        List<List<Access>> threads = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int t = 0; t < count; t++) {
            List<Access> accesses = new ArrayList<>();
            int length = 1 + random.nextInt(3);
            for (int i = 0; i < length; i++) {
                accesses.add(access(random));
            }
            threads.add(accesses);
        }
        return threads;
    }

    private static Access access(Random random) {
        int location = random.nextInt(LOCATIONS);
        // Seldom plain: else nearly all programs race.
        boolean plain = random.nextInt(5) == 0;
        boolean weak = random.nextInt(4) == 0;
        return switch (random.nextInt(3)) {
            case 0 -> new Access(Step.Kind.READ, location, plain ? Order.PLAIN : weak ? Order.OPAQUE : Order.ACQUIRE);
            case 1 -> new Access(Step.Kind.WRITE, location, plain ? Order.PLAIN : weak ? Order.OPAQUE : Order.RELEASE);
            default -> new Access(Step.Kind.UPDATE, location, Order.OPAQUE + random.nextInt(4));
        };
    }

    private static Threads threads(List<List<Access>> program) {
        return Bodies.of(program.stream()
                .map(accesses -> (Bodies.Body) memory -> {
                    for (Access access : accesses) {
                        switch (access.kind) {
                            case READ -> memory.read(access.location, access.order);
                            case WRITE -> memory.write(access.location, access.order, 7);
                            default -> memory.update(access.location, access.order, Update.ADD_LONG, 1);
                        }
                    }
                })
                .toArray(Bodies.Body[]::new));
    }

    private static Locations locations() {
        Locations locations = new Locations();
        locations.allocate(LOCATIONS);
        return locations;
    }

    private static boolean isFound(List<List<Access>> program) {
        return Exploration.run(
                                threads(program),
                                locations(),
                                Exploration.Settings.of("rc11").findingRaces(),
                                new Observer() {
                                    @Override
                                    public void complete(View end) {}
                                })
                        .failed()
                > 0;
    }

    private static boolean races(List<List<Access>> program) {
        boolean[] races = {false};
        Exploration.run(threads(program), locations(), Exploration.Settings.of("rc11"), end -> races[0] |= races(end));
        return races[0];
    }

    private static boolean races(View end) {
        List<Step> steps = new ArrayList<>();
        for (int t = 0; t < end.threads(); t++) {
            steps.addAll(end.steps(t));
        }
        List<BitSet> before = happensBefore(steps);
        for (int a = 0; a < steps.size(); a++) {
            for (int b = a + 1; b < steps.size(); b++) {
                if (conflict(steps.get(a), steps.get(b))
                        && !before.get(b).get(a)
                        && !before.get(a).get(b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean conflict(Step a, Step b) {
        return a.thread() != b.thread()
                && a.location() == b.location()
                && (writes(a) || writes(b))
                && (a.order() == Order.PLAIN || b.order() == Order.PLAIN);
    }

    private static boolean writes(Step step) {
        return step.kind() == Step.Kind.WRITE || step.kind() == Step.Kind.UPDATE;
    }

    private static boolean reads(Step step) {
        return step.kind() != Step.Kind.WRITE;
    }

    /** By step, those that happen before it: the closure of program order and synchronises-with. */
    private static List<BitSet> happensBefore(List<Step> steps) {
        List<BitSet> before = new ArrayList<>();
        for (Step step : steps) {
            BitSet direct = new BitSet();
            for (int other = 0; other < steps.size(); other++) {
                Step earlier = steps.get(other);
                boolean po = earlier.thread() == step.thread() && earlier.index() < step.index();
                if (po || synchronises(steps, earlier, step)) {
                    direct.set(other);
                }
            }
            before.add(direct);
        }
        for (int k = 0; k < steps.size(); k++) {
            for (BitSet of : before) {
                if (of.get(k)) {
                    of.or(before.get(k));
                }
            }
        }
        return before;
    }

    /** A release write synchronises with an acquire read of its release sequence. */
    private static boolean synchronises(List<Step> steps, Step release, Step acquire) {
        if (!writes(release)
                || !Order.releases(release.order())
                || !reads(acquire)
                || !Order.acquires(acquire.order())) {
            return false;
        }
        Step at = acquire;
        while (at.source().isPresent()) {
            Step.Id id = at.source().get();
            at = steps.stream()
                    .filter(s -> s.thread() == id.thread() && s.index() == id.index())
                    .findAny()
                    .orElseThrow();
            if (heads(release, at)) {
                return true;
            }
            if (at.kind() != Step.Kind.UPDATE) {
                return false;
            }
        }
        return false;
    }

    /** Release sequences go on with the thread's own later writes of the place that are not plain, and with updates. */
    private static boolean heads(Step release, Step write) {
        return release.thread() == write.thread()
                && release.location() == write.location()
                && release.index() <= write.index()
                && write.order() != Order.PLAIN;
    }
}
