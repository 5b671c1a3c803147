package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Divergence;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;

/** Counts the outcomes of a test's executions. */
final class Outcomes implements Observer {
    /** Asks the result object how an execution ended. */
    interface Printer {
        String print(View end);
    }

    private final StressTest test;
    private final Printer printer;
    private final SortedMap<String, Long> outcomes = new TreeMap<>();
    private final SortedMap<String, Long> incidents = new TreeMap<>();
    private final Staleness staleness = new Staleness();
    private final boolean untilFailure;
    private @Nullable String refusal;

    Outcomes(StressTest test, Printer printer) {
        this(test, printer, false);
    }

    /** Counts them all, or throws {@link Enough} at the first that may not be. */
    Outcomes(StressTest test, Printer printer, boolean untilFailure) {
        this.test = test;
        this.printer = printer;
        this.untilFailure = untilFailure;
    }

    /** Ends the exploration: there is a failure. An observer has no other way to say so of an execution that is complete. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("there is a failure", null, false, false);
        }
    }

    private void outcome(String outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
        if (untilFailure && !test.expectations().of(outcome).expect().permits()) {
            throw new Enough();
        }
    }

    private void incident(String incident) {
        incidents.merge(incident, 1L, Long::sum);
        if (untilFailure) {
            throw new Enough();
        }
    }

    @Override
    public void complete(View end) {
        if (test.isTermination()) {
            staleness.ended(end);
            outcome(StressTest.TERMINATED);
        } else {
            outcome(printer.print(end));
        }
    }

    @Override
    public void blocked(View end) {
        if (!end.hangs()) {
            return; // it would go on, as another execution does
        }
        if (test.isTermination()) {
            outcome(StressTest.STALE);
        } else {
            incident(waiting(end));
        }
    }

    private String waiting(View end) {
        List<String> who = new ArrayList<>();
        for (int t = 0; t < end.threads(); t++) {
            if (end.fate(t) == View.Fate.WAITS) {
                who.add(name(t));
            }
        }
        return String.join(" and ", who) + (who.size() == 1 ? " never ends" : " never end");
    }

    @Override
    public boolean failed(View end, int thread, Throwable thrown) {
        if (thrown instanceof NotModelled || thrown instanceof Divergence || thrown instanceof LinkageError) {
            refusal = reason(thrown);
            return false;
        }
        if (test.isTermination() && thread == 0) {
            outcome(StressTest.ERROR);
        } else {
            incident(name(thread) + " throws " + thrown);
        }
        return true;
    }

    /** What lies behind an error of the explorer or the JVM, on one line. */
    static String reason(Throwable thrown) {
        Throwable cause = thrown.getCause();
        if (cause != null && (thrown instanceof LinkageError || thrown instanceof ReflectiveOperationException)) {
            return reason(cause);
        }
        String message = thrown.getMessage();
        return message == null || !(thrown instanceof NotModelled || thrown instanceof Divergence)
                ? thrown.toString()
                : message;
    }

    private String name(int thread) {
        int actors = test.actors().size();
        if (thread < actors) {
            return test.actors().get(thread).name();
        }
        Optional<Call> last = test.arbiter().or(test::signal);
        return thread == actors && last.isPresent() ? last.get().name() : "thread " + thread;
    }

    SortedMap<String, Long> outcomes() {
        return outcomes;
    }

    SortedMap<String, Long> incidents() {
        return incidents;
    }

    /** Whether a termination test's actor may never see the signal. */
    Staleness staleness() {
        return staleness;
    }

    /** Why the exploration cannot be trusted, if it cannot. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }
}
