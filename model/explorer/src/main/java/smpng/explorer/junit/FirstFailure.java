package smpng.explorer.junit;

import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.DataRace;
import smpng.explorer.graph.Divergence;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;
import smpng.explorer.report.ExecutionText;

/** Stops at the first execution that fails, and keeps it as text. */
final class FirstFailure implements Observer {
    private final ExecutionText text;
    private String failure = "";
    private @Nullable Throwable thrown;
    private boolean unmodelled;

    FirstFailure(ExecutionText text) {
        this.text = text;
    }

    @Override
    public void complete(View end) {
        // nothing was thrown
    }

    @Override
    public void blocked(View end) {
        if (failure.isEmpty() && end.hangs()) {
            failure = "threads wait for ever\n\n" + text.of(end);
        }
    }

    @Override
    public boolean failed(View end, int thread, Throwable cause) {
        if (failure.isEmpty()) {
            thrown = cause;
            unmodelled = cause instanceof NotModelled || cause instanceof Divergence || cause instanceof LinkageError;
            failure = unmodelled ? String.valueOf(cause.getMessage()) : what(cause) + "\n\n" + text.of(end);
        }
        return false;
    }

    private static String what(Throwable cause) {
        return cause instanceof DataRace race
                ? "a data race of T" + race.firstThread() + " and T" + race.secondThread()
                : cause.toString();
    }

    Verdict verdict(String machine, Exploration.Result result) {
        if (unmodelled) {
            return new Verdict(machine, Verdict.Kind.UNDECIDED, failure, thrown);
        } else if (!failure.isEmpty()) {
            return new Verdict(machine, Verdict.Kind.FAILS, failure, thrown);
        } else if (!result.exhausted()) {
            return undecided(machine, "stopped after " + (result.complete() + result.blocked()) + " executions");
        } else if (!result.isExhaustive()) {
            return undecided(machine, result.cutOff() + " executions have more steps in a thread than allowed");
        } else if (result.complete() == 0) {
            return undecided(machine, "no execution completed");
        }
        return new Verdict(machine, Verdict.Kind.HOLDS, "", null);
    }

    private static Verdict undecided(String machine, String why) {
        return new Verdict(machine, Verdict.Kind.UNDECIDED, why, null);
    }
}
