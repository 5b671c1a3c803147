package smpng.explorer.jcstress;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;
import smpng.explorer.report.Seen;

/** Keeps the shortest of the executions that somebody wants to see. */
final class Witnesses implements Observer {
    private final StressTest test;
    private final Outcomes.Printer printer;
    private final Predicate<String> wanted;
    private @Nullable Wanted best;

    /**
     * An execution that somebody wants to see.
     *
     * @param what its outcome, or what happened in place of one
     */
    record Wanted(String what, Seen execution) {}

    Witnesses(StressTest test, Outcomes.Printer printer, Predicate<String> wanted) {
        this.test = test;
        this.printer = printer;
        this.wanted = wanted;
    }

    Optional<Wanted> best() {
        return Optional.ofNullable(best);
    }

    @Override
    public void complete(View end) {
        Outcomes one = new Outcomes(test, printer);
        one.complete(end);
        look(one, end);
    }

    @Override
    public void blocked(View end) {
        Outcomes one = new Outcomes(test, printer);
        one.blocked(end);
        look(one, end);
    }

    @Override
    public boolean failed(View end, int thread, Throwable thrown) {
        Outcomes one = new Outcomes(test, printer);
        boolean goOn = one.failed(end, thread, thrown);
        look(one, end);
        return goOn;
    }

    private void look(Outcomes one, View end) {
        Optional<String> what = Stream.concat(one.outcomes().keySet().stream(), one.incidents().keySet().stream())
                .filter(wanted)
                .findFirst();
        if (what.isEmpty()) {
            return;
        }
        Seen seen = Seen.of(end);
        Wanted known = best;
        if (known == null || seen.size() < known.execution.size()) {
            best = new Wanted(what.get(), seen);
        }
    }
}
