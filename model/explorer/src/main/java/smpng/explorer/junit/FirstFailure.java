package smpng.explorer.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.DataRace;
import smpng.explorer.graph.Divergence;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.report.Seen;

/** Stops at the first execution that fails, and keeps it. */
final class FirstFailure implements Observer {
    private String failure = "";
    private @Nullable Seen execution;
    private @Nullable Throwable thrown;
    private boolean unmodelled;

    @Override
    public void complete(View end) {
        // nothing was thrown
    }

    @Override
    public void blocked(View end) {
        if (failure.isEmpty() && end.hangs()) {
            failure = "threads wait for ever";
            execution = Seen.of(end);
        }
    }

    @Override
    public boolean failed(View end, int thread, Throwable cause) {
        if (failure.isEmpty()) {
            thrown = cause;
            unmodelled = cause instanceof NotModelled || cause instanceof Divergence || cause instanceof LinkageError;
            failure = unmodelled ? String.valueOf(cause.getMessage()) : what(cause);
            execution = Seen.of(end);
        }
        return false;
    }

    private static String what(Throwable cause) {
        return cause instanceof DataRace race
                ? "a data race of T" + race.firstThread() + " and T" + race.secondThread()
                : cause.toString();
    }

    /** The execution that failed; empty if there is none, or the exploration cannot be trusted. */
    Optional<Seen> execution() {
        return unmodelled ? Optional.empty() : Optional.ofNullable(execution);
    }

    /** What went wrong. */
    String failure() {
        return failure.lines().findFirst().orElse("");
    }

    /**
     * What is to be said.
     *
     * @param teller makes of an execution that ended so what is to be kept of it
     */
    Verdict verdict(String machine, Exploration.Result result, BiFunction<String, Seen, Witness> teller) {
        Seen shown = execution;
        if (unmodelled) {
            return new Verdict(machine, Verdict.Kind.UNDECIDED, failure, thrown);
        } else if (shown != null) {
            Witness witness = teller.apply(failure, shown);
            String text = failure + "\n\n" + witness.text();
            return new Verdict(machine, Verdict.Kind.FAILS, text, thrown, Optional.of(witness));
        } else if (!result.exhausted()) {
            return undecided(machine, "stopped after " + (result.complete() + result.blocked()) + " executions");
        } else if (!result.isExhaustive()) {
            return undecided(machine, result.cutOff() + " executions have more steps in a thread than allowed");
        } else if (result.complete() == 0) {
            return undecided(machine, "no execution completed");
        }
        List<String> said = new ArrayList<>();
        said.add("holds, " + result.complete() + " complete and " + result.blocked() + " blocked executions");
        said.addAll(result.remarks());
        return new Verdict(machine, Verdict.Kind.HOLDS, String.join("; ", said), null);
    }

    private static Verdict undecided(String machine, String why) {
        return new Verdict(machine, Verdict.Kind.UNDECIDED, why, null);
    }
}
