package smpng.suites.workload;

import java.util.List;
import java.util.Set;
import smpng.simulator.Decision;
import smpng.simulator.Limits;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.simulator.Simulator;
import smpng.simulator.Trace;
import smpng.simulator.Verdict;
import smpng.simulator.World;
import smpng.suites.harness.Counterexample;
import smpng.suites.harness.CounterexampleFound;

/** Runs cases on the simulator, and turns a run that did not pass into a counterexample. */
public final class Simulation {
    /** The guest that runs scripts. */
    public static final String GUEST = "smpng.suites.workload.KernelWorkload";

    private static final int MAX_STEPS = 40_000;
    private static final int WIDTH = 160;

    private static final String PACKAGE = "smpng.suites.workload.";
    private static final Set<String> GUESTS = Set.of(PACKAGE + "Actor", PACKAGE + "Model", PACKAGE + "SignalledLock");

    /** Actors act in the guest world; the script they follow is data of the test. */
    private final Simulator simulator =
            new Simulator(World.STANDARD.accepting(GUESTS::contains).sharing(PACKAGE + "Script"));

    /**
     * Runs one case.
     *
     * @param claims ids of the claims that the caller supports, for the counterexample
     * @return number of steps
     * @throws CounterexampleFound if the run does not pass
     */
    public int check(Case its, String... claims) {
        Result result = simulator.run(GUEST, its.script().text(), its.cpus(), its.schedule(), new Limits(MAX_STEPS));
        if (!result.requireMeaningful().passed()) {
            throw new CounterexampleFound(explain(its, List.of(claims)));
        }
        return result.steps();
    }

    /** The same case again, traced: how it ended and what happened. */
    public Result trace(Case its) {
        return simulator.trace(GUEST, its.script().text(), its.cpus(), its.schedule(), new Limits(MAX_STEPS));
    }

    /** A counterexample's program under its schedule again, traced. */
    public Result replay(Counterexample its) {
        return simulator.trace(
                its.guestClass(), its.program(), its.cpus(), schedule(its.schedule()), new Limits(its.maxSteps()));
    }

    private Counterexample explain(Case its, List<String> claims) {
        Result result = trace(its);
        Trace brief = result.trace().brief();
        return new Counterexample(
                claims,
                title(result.verdict()),
                "properties",
                GUEST,
                its.script().text(),
                its.cpus(),
                its.schedule().decisions().stream().map(Simulation::plain).toList(),
                MAX_STEPS,
                brief.events().stream().map(Simulation::plain).toList(),
                its.script().text() + brief.render(Trace.Columns.BY_CPU, WIDTH, false),
                "");
    }

    private static String title(Verdict verdict) {
        if (verdict instanceof Verdict.Violation violation) {
            return violation.message();
        }
        if (verdict instanceof Verdict.Deadlock deadlock) {
            return "deadlock: " + deadlock.description();
        }
        if (verdict instanceof Verdict.Budget budget) {
            return "no end within " + budget.steps() + " steps: somebody waits for ever";
        }
        return "passed";
    }

    private static Counterexample.Decision plain(Decision decision) {
        if (decision instanceof Decision.Run run) {
            return new Counterexample.Decision(run.step(), "run", run.cpu(), 0);
        }
        if (decision instanceof Decision.Interrupt interrupt) {
            return new Counterexample.Decision(interrupt.step(), "interrupt", interrupt.cpu(), interrupt.vector());
        }
        return new Counterexample.Decision(decision.step(), "expire", 0, 0);
    }

    private static Counterexample.Step plain(Trace.Event event) {
        if (event instanceof Trace.Access access) {
            String written = access.written() == null ? "" : " <- " + access.written();
            String read = access.read() == null ? "" : " reads " + access.read();
            return new Counterexample.Step(
                    access.step(),
                    "CPU " + access.cpu(),
                    access.thread() + ": " + access.target() + read + written + " ("
                            + access.site().mode() + ")" + (access.outcome() == Trace.Outcome.FAILED ? " failed" : ""),
                    source(access),
                    "");
        }
        Trace.Marked marked = (Trace.Marked) event;
        return new Counterexample.Step(
                marked.step(), "CPU " + marked.cpu(), marked.mark() + ": " + marked.text(), "", "");
    }

    private static String source(Trace.Access access) {
        String owner = access.site().owner();
        String simple = owner.substring(owner.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return (nested < 0 ? simple : simple.substring(0, nested)) + ".java:"
                + access.site().line();
    }

    /** The schedule of a counterexample's plain decisions. */
    public static Schedule schedule(List<Counterexample.Decision> decisions) {
        return new Schedule(decisions.stream().map(Simulation::decision).toList());
    }

    private static Decision decision(Counterexample.Decision plain) {
        int step = Math.toIntExact(plain.step());
        return switch (plain.kind()) {
            case "run" -> new Decision.Run(step, plain.cpu());
            case "interrupt" -> new Decision.Interrupt(step, plain.cpu(), plain.vector());
            case "expire" -> new Decision.Expire(step);
            default -> throw new IllegalArgumentException("no decision is called " + plain.kind());
        };
    }
}
