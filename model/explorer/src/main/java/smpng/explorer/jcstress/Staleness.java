package smpng.explorer.jcstress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.View;

/**
 * Whether an actor may never see a signal although it is given. A read that is plain need not be repeated: a compiler may
 * read once and go round for ever, which the languages allow. Opaque and stronger ones see a write at some time.
 *
 * <p>The actor is run without the signal. If it waits, and all it read of what the signal writes it read by plain accesses
 * last, then it may do the same with the signal.
 */
final class Staleness implements Observer {
    private static final Set<String> LANGUAGES = Set.of("jam", "rc11");

    private final Set<Integer> signalled;
    private boolean possible;

    /**
     * Watches the actor alone.
     *
     * @param signalled the locations that the signal writes
     */
    Staleness(Set<Integer> signalled) {
        this.signalled = signalled;
    }

    /** True if a model lets plain reads be stale for ever. */
    static boolean isPossibleOn(String machine) {
        return LANGUAGES.contains(machine);
    }

    boolean isPossible() {
        return possible;
    }

    @Override
    public void complete(View end) {
        // it ends by itself
    }

    @Override
    public void blocked(View end) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Step step : end.steps(0)) {
            if (step.kind() == Step.Kind.READ || step.kind() == Step.Kind.FAILED_UPDATE) {
                last.put(step.location(), step.order());
            }
        }
        possible |= last.entrySet().stream()
                .filter(e -> signalled.contains(e.getKey()))
                .allMatch(e -> e.getValue() == Order.PLAIN);
    }

    /** The locations that a thread writes. */
    static Set<Integer> written(List<Step> steps) {
        Set<Integer> written = new HashSet<>();
        for (Step step : steps) {
            if (step.kind() == Step.Kind.WRITE || step.kind() == Step.Kind.UPDATE) {
                written.add(step.location());
            }
        }
        return written;
    }
}
