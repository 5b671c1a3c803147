package smpng.suites.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import smpng.explorer.replay.Counterexample;
import smpng.simulator.Decision;
import smpng.simulator.Limits;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.simulator.Simulator;
import smpng.simulator.Verdict;
import smpng.simulator.World;
import smpng.suites.harness.CounterexampleFound;

/** Runs cases on the simulator, and turns a run that did not pass into a counterexample. */
public final class Simulation {
    /** The guest that runs scripts. */
    public static final String GUEST = "smpng.suites.workload.KernelWorkload";

    private static final Pattern CLAIM = Pattern.compile("[A-Z]+-[0-9]+");

    private static final int MAX_STEPS = 40_000;

    private static final String PACKAGE = "smpng.suites.workload.";
    /** Whose code runs in the guest world; nested classes go with them. */
    private static final Set<String> GUESTS = Set.of(
            "Actor",
            "Model",
            "MutexPart",
            "MutexTickets",
            "Part",
            "QueueTickets",
            "SemaphoreTickets",
            "Shareable",
            "ShareableRw",
            "ShareableSx",
            "SharedPart",
            "SharedWatch",
            "SignalledLock",
            "SignalledPart",
            "SpinPart",
            "Tickets",
            "TicketsPart");

    private static final String WORDS = "smpng.suites.words.";

    /** Actors act in the guest world; the script they follow is data of the test, and what words say is no step. */
    private final Simulator simulator = new Simulator(World.STANDARD
            .accepting(Simulation::isGuest)
            .sharing(
                    PACKAGE + "LearnedOrder",
                    PACKAGE + "Script",
                    WORDS + "RwLockWord",
                    WORDS + "SleepMutexWord",
                    WORDS + "SxLockWord",
                    WORDS + "SpinMutexWord"));

    private static boolean isGuest(String className) {
        int nested = className.indexOf('$');
        String outer = nested < 0 ? className : className.substring(0, nested);
        return outer.startsWith(PACKAGE) && GUESTS.contains(outer.substring(PACKAGE.length()));
    }

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
            List<String> violated = List.of(claims);
            throw new CounterexampleFound(() -> minimal(its, violated));
        }
        return result.steps();
    }

    /** The same case again, traced: how it ended and what happened. */
    public Result trace(Case its) {
        return simulator.trace(GUEST, its.script().text(), its.cpus(), its.schedule(), new Limits(MAX_STEPS));
    }

    /**
     * A counterexample's program under its schedule again.
     *
     * @param full whether to show every access
     * @return the execution, or empty if it does not fail any more
     */
    public Optional<Counterexample> replay(Counterexample its, boolean full) {
        Case again = new Case(Script.parse(String.valueOf(its.program())), its.cpus(), schedule(its.schedule()));
        if (simulator
                .run(GUEST, again.script().text(), again.cpus(), again.schedule(), new Limits(its.maxSteps()))
                .passed()) {
            return Optional.empty();
        }
        return Optional.of(explain(
                        again,
                        its.claims(),
                        full,
                        its.sizes()
                                .subList(
                                        Math.min(1, its.sizes().size()),
                                        its.sizes().size()))
                .withBug(its.bug()));
    }

    private Counterexample minimal(Case found, List<String> claims) {
        Case its = Minimiser.minimise(
                found, c -> simulator.run(GUEST, c.script().text(), c.cpus(), c.schedule(), new Limits(MAX_STEPS)));
        return explain(its, claims, false, Minimiser.cut(found, its).stream().toList());
    }

    private Counterexample explain(Case its, List<String> claims, boolean full, List<String> notes) {
        Result result =
                simulator.explain(GUEST, its.script().text(), its.cpus(), its.schedule(), new Limits(MAX_STEPS));
        List<Counterexample.Step> timeline = Timeline.of(result.trace(), claims, full);
        List<String> sizes = new ArrayList<>();
        sizes.add(count(its.script().threads().size(), "thread") + ", "
                + count(its.script().operations(), "operation") + ", "
                + count(its.schedule().decisions().size(), "decision") + ", " + count(result.steps(), "step"));
        sizes.addAll(notes);
        String title = title(result.verdict());
        return new Counterexample(
                fallen(title, claims),
                title,
                "properties",
                GUEST,
                its.script().text(),
                its.cpus(),
                its.schedule().decisions().stream().map(Simulation::plain).toList(),
                MAX_STEPS,
                sizes,
                timeline,
                "",
                "");
    }

    /** The claim that a check names when it fails; if it names none, those that the test is for. */
    private static List<String> fallen(String title, List<String> claims) {
        String[] parts = title.split(": ", 2);
        return CLAIM.matcher(parts[0]).matches() ? List.of(parts[0]) : claims;
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
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
            return new Counterexample.Decision(run.step(), "run", run.cpu(), 0, "CPU " + run.cpu() + " goes on");
        }
        if (decision instanceof Decision.Interrupt interrupt) {
            return new Counterexample.Decision(
                    interrupt.step(),
                    "interrupt",
                    interrupt.cpu(),
                    interrupt.vector(),
                    "a " + KernelWorkload.meaning(interrupt.vector()) + " interrupt reaches CPU " + interrupt.cpu());
        }
        return new Counterexample.Decision(decision.step(), "expire", 0, 0, "the next alarm goes off");
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
