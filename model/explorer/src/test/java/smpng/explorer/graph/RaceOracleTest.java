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

    @Test
    void aProgramRacesIfOneOfItsExecutionsDoes() {
        Random random = new Random(20_261_126);
        int racing = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            RandomAccesses program = RandomAccesses.of(random, 5);
            boolean expected = races(program);
            assertEquals(expected, isFound(program), () -> program.toString());
            racing += expected ? 1 : 0;
        }
        int free = PROGRAMS - racing;
        assertTrue(racing > PROGRAMS / 10 && free > PROGRAMS / 10, racing + " race, " + free + " do not");
    }

    private static boolean isFound(RandomAccesses program) {
        return Exploration.run(
                                program.threads(),
                                RandomAccesses.locations(),
                                Exploration.Settings.of("rc11").findingRaces(),
                                new Observer() {
                                    @Override
                                    public void complete(View end) {}
                                })
                        .failed()
                > 0;
    }

    private static boolean races(RandomAccesses program) {
        boolean[] races = {false};
        Exploration.run(
                program.threads(),
                RandomAccesses.locations(),
                Exploration.Settings.of("rc11"),
                end -> races[0] |= races(end));
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
