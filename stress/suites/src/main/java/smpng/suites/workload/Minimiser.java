package smpng.suites.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import smpng.simulator.Decision;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.simulator.Verdict;

/**
 * Makes a failing case smaller: without a decision, a thread, a CPU, an operation, a lock, as long as it fails in the same
 * way. A program that got shorter does the same at earlier steps, so its decisions are also tried some steps earlier.
 *
 * <p>jqwik shrinks what it generated, but cannot leave out a single operation of a group, nor knows that decisions move
 * with the program; and the programs of sweeps are fixed.
 */
final class Minimiser {
    /** About a second; counted in steps, so that every machine finds the same case. */
    private static final long MOST_STEPS = 1_000_000;

    /** How many steps earlier decisions are tried: more than one operation takes. */
    private static final int EARLIER = 260;

    private final Function<Case, Result> runs;
    private final String shape;
    private Case best;
    private long steps;

    private Minimiser(Function<Case, Result> runs, Case start) {
        this.runs = runs;
        this.best = start;
        this.shape = shape(runs.apply(start).verdict());
    }

    /** The smallest case found that fails as {@code start} does. */
    static Case minimise(Case start, Function<Case, Result> runs) {
        Minimiser its = new Minimiser(runs, start);
        while (its.shortened()) {
            // Each round begins with what the last one left.
        }
        return its.best;
    }

    private boolean shortened() {
        boolean any = false;
        for (int i = best.schedule().decisions().size() - 1; i >= 0; i--) {
            any |= accept(new Case(best.script(), best.cpus(), best.schedule().without(i)));
        }
        if (best.cpus() > 1) {
            any |= fits(new Case(best.script(), best.cpus() - 1, best.schedule()));
        }
        for (int i = best.script().threads().size() - 1; i >= 0; i--) {
            any |= fits(with(best.script().withoutThread(i)));
        }
        for (int i = best.script().threads().size() - 1; i >= 0; i--) {
            for (int k = best.script().threads().get(i).ops().size() - 1; k >= 0; k--) {
                any |= fits(with(best.script().withoutOperation(i, k)));
            }
        }
        Script tidy = best.script().withoutUnused();
        return any | (!tidy.equals(best.script()) && fits(with(tidy)));
    }

    private Case with(Script script) {
        return new Case(script, best.cpus(), best.schedule());
    }

    /** A smaller program, under the same schedule or one whose last decisions come earlier. */
    private boolean fits(Case smaller) {
        if (smaller.script().threads().isEmpty()) {
            return false;
        }
        if (accept(smaller)) {
            return true;
        }
        List<Decision> decisions = smaller.schedule().decisions();
        for (int from = 0; from < decisions.size(); from++) {
            for (int by = 1; by <= EARLIER && steps < MOST_STEPS; by++) {
                Optional<Schedule> schedule = earlier(decisions, from, by);
                if (schedule.isPresent() && accept(new Case(smaller.script(), smaller.cpus(), schedule.get()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<Schedule> earlier(List<Decision> decisions, int from, int by) {
        int floor = from == 0 ? 1 : decisions.get(from - 1).step();
        if (decisions.get(from).step() - by < floor) {
            return Optional.empty();
        }
        List<Decision> moved = new ArrayList<>(decisions.subList(0, from));
        decisions.subList(from, decisions.size()).forEach(d -> moved.add(at(d, d.step() - by)));
        return Optional.of(new Schedule(moved));
    }

    private static Decision at(Decision decision, int step) {
        if (decision instanceof Decision.Run run) {
            return new Decision.Run(step, run.cpu());
        }
        if (decision instanceof Decision.Interrupt interrupt) {
            return new Decision.Interrupt(step, interrupt.cpu(), interrupt.vector());
        }
        return decision instanceof Decision.Expire ? new Decision.Expire(step) : new Decision.FailWeakCas(step);
    }

    private boolean accept(Case smaller) {
        if (steps >= MOST_STEPS) {
            return false;
        }
        Result result = runs.apply(smaller);
        steps += result.steps();
        boolean same = shape(result.verdict()).equals(shape);
        if (same) {
            best = smaller;
        }
        return same;
    }

    /** What makes two failures the same: kind and message, but for numbers, and so for the threads and locks named. */
    private static String shape(Verdict verdict) {
        return verdict instanceof Verdict.Violation violation
                ? violation
                        .message()
                        .replaceAll("[0-9]+", "#")
                        .replaceAll("after step #, by \\w+ on CPU #|\\w+ on CPU #, after step #", "")
                : verdict.getClass().getSimpleName();
    }

    /** What was cut on the way from one case to the other; empty if nothing was. */
    static Optional<String> cut(Case from, Case to) {
        List<String> parts = new ArrayList<>();
        part(parts, "CPUs", from.cpus(), to.cpus());
        part(
                parts,
                "threads",
                from.script().threads().size(),
                to.script().threads().size());
        part(parts, "operations", from.script().operations(), to.script().operations());
        part(
                parts,
                "decisions",
                from.schedule().decisions().size(),
                to.schedule().decisions().size());
        return parts.isEmpty() ? Optional.empty() : Optional.of("minimised: " + String.join(", ", parts));
    }

    private static void part(List<String> parts, String what, int from, int to) {
        if (from != to) {
            parts.add(from + " " + what + " -> " + to);
        }
    }
}
