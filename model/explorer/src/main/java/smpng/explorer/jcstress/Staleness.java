package smpng.explorer.jcstress;

import java.util.HashSet;
import java.util.Set;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.View;

/**
 * Whether an actor may never see a signal although it is given. A read that is plain need not be repeated: a compiler may
 * read once and go round for ever, which the languages allow. Opaque and stronger ones see a write at some time.
 *
 * <p>It may if it waits for ever without the signal, and sees all that the signal writes by plain reads only.
 */
final class Staleness {
    private static final Set<String> LANGUAGES = Set.of("jam", "rc11");

    private boolean ended;
    private boolean waits;
    private boolean repeats;

    /** True if a model lets plain reads be stale for ever. */
    static boolean isPossibleOn(String machine) {
        return LANGUAGES.contains(machine);
    }

    /** Looks at an execution in which the actor, thread 0, saw what the signal, thread 1, wrote. */
    void ended(View end) {
        ended = true;
        Set<Integer> written = new HashSet<>();
        for (Step step : end.steps(1)) {
            if (step.kind() == Step.Kind.WRITE || step.kind() == Step.Kind.UPDATE) {
                written.add(step.location());
            }
        }
        for (Step step : end.steps(0)) {
            boolean reads = step.kind() == Step.Kind.READ
                    || step.kind() == Step.Kind.UPDATE
                    || step.kind() == Step.Kind.FAILED_UPDATE;
            repeats |= reads && written.contains(step.location()) && step.order() != Order.PLAIN;
        }
    }

    /** Watches the actor alone. */
    Observer alone() {
        return new Observer() {
            @Override
            public void complete(View end) {
                // it ends by itself
            }

            @Override
            public void blocked(View end) {
                waits |= end.hangs();
            }
        };
    }

    /** Adds what another worker saw. */
    void also(Staleness other) {
        ended |= other.ended;
        repeats |= other.repeats;
    }

    boolean isPossible() {
        return ended && waits && !repeats;
    }
}
