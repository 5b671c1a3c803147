package smpng.explorer.jcstress;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;
import smpng.explorer.report.Seen;

/**
 * Of executions that end as a test forbids, and that a machine allows where nothing but addresses depends on what was read, looks
 * for one that it allows whatever depends on what; else keeps the one that hangs on the fewest dependencies.
 */
final class HangingSearch implements Observer {
    /** An execution that hangs on a dependency is most often followed by more that hang on the same. */
    private static final int MOST = 30;

    private final StressTest test;
    private final Outcomes.Printer printer;
    private final ToIntFunction<Seen> dependencies;
    private @Nullable Failing best;
    private int looked;

    /**
     * An execution that fails.
     *
     * @param what its outcome, or what happened in place of one
     * @param dependencies how many it hangs on
     */
    record Failing(String what, Seen execution, int dependencies) {}

    /**
     * Looks at the executions of a test.
     *
     * @param dependencies on how many an execution hangs
     */
    HangingSearch(StressTest test, Outcomes.Printer printer, ToIntFunction<Seen> dependencies) {
        this.test = test;
        this.printer = printer;
        this.dependencies = dependencies;
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
        Seen seen = Seen.of(end);
        Failing found = new Failing(what, seen, dependencies.applyAsInt(seen));
        Failing before = best;
        if (before == null || found.dependencies < before.dependencies) {
            best = found;
        }
        if (found.dependencies == 0 || ++looked >= MOST) {
            throw new Outcomes.Enough();
        }
    }
}
