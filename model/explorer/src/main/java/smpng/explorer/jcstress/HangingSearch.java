package smpng.explorer.jcstress;

import java.util.Optional;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;
import smpng.explorer.report.Seen;

/**
 * Of executions that end as a test forbids, and that a machine allows where nothing but addresses depends on what was read, looks
 * for one that it allows whatever depends on what; else keeps the shortest.
 */
final class HangingSearch implements Observer {
    /** An execution that hangs on a dependency is most often followed by more that hang on the same. */
    private static final int MOST = 30;

    private final StressTest test;
    private final Outcomes.Printer printer;
    private final Predicate<Seen> isAllowed;
    private @Nullable Failing best;
    private int looked;

    /**
     * An execution that fails.
     *
     * @param what its outcome, or what happened in place of one
     */
    record Failing(String what, Seen execution) {}

    /**
     * Looks at the executions of a test.
     *
     * @param isAllowed whether the machine allows an execution whatever depends on what
     */
    HangingSearch(StressTest test, Outcomes.Printer printer, Predicate<Seen> isAllowed) {
        this.test = test;
        this.printer = printer;
        this.isAllowed = isAllowed;
    }

    Optional<Failing> best() {
        return Optional.ofNullable(best);
    }

    @Override
    public void complete(View end) {
        Outcomes one = new Outcomes(test, printer, true);
        try {
            one.complete(end);
        } catch (Outcomes.Enough fails) {
            look(one, end);
        }
    }

    @Override
    public void blocked(View end) {
        Outcomes one = new Outcomes(test, printer, true);
        try {
            one.blocked(end);
        } catch (Outcomes.Enough fails) {
            look(one, end);
        }
    }

    @Override
    public boolean failed(View end, int thread, Throwable thrown) {
        Outcomes one = new Outcomes(test, printer, true);
        try {
            return one.failed(end, thread, thrown);
        } catch (Outcomes.Enough fails) {
            look(one, end);
            return true;
        }
    }

    private void look(Outcomes one, View end) {
        String what = one.incidents().isEmpty()
                ? one.outcomes().firstKey()
                : one.incidents().firstKey();
        Failing found = new Failing(what, Seen.of(end));
        Failing before = best;
        boolean allowed = isAllowed.test(found.execution);
        if (allowed || before == null || found.execution.size() < before.execution.size()) {
            best = found;
        }
        if (allowed || ++looked >= MOST) {
            throw new Outcomes.Enough();
        }
    }
}
