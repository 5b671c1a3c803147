package smpng.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;

/**
 * One run: a guest, its processors, and the schedule that decides between them.
 *
 * <p>Each context of the guest has a Java thread, but one baton lets exactly one of them run, so a run is sequential and
 * its state needs no synchronization. A step on which the CPU does not change costs no hand-over.
 */
final class Run {
    /** What is recorded. */
    enum Tracing {
        /** Nothing. */
        OFF,
        /** Accesses and what happens between them. */
        ACCESSES,
        /** And what each access changed. */
        STATES
    }

    /** Calls of the machine per step of the budget: they are no steps, but a loop of them must end as well. */
    private static final int CALLS_PER_STEP = 4;

    /** How often guest code may catch what unwinds it before it is given up. */
    private static final int MAX_RETHROWS = 10_000;

    private final Guest guest;
    private final Board board;
    private final Hardware hardware;
    private final Decisions decisions;
    private final Limits limits;
    private final FiberPool pool;
    private final @Nullable Recorder recorder;
    private final Names names;
    private final Baton controller = new Baton();
    private final List<Fiber> started = new ArrayList<>();

    private boolean quiet = true;
    private boolean booted;
    private boolean stopping;
    private boolean abandoned;
    private @Nullable Verdict verdict;
    private int steps;
    private int checked;
    private VirtualCpu stepped;
    private @Nullable Fiber stepper;
    private long calls;
    private int rethrows;

    @SuppressWarnings({"nullness:argument", "nullness:assignment", "nullness:method.invocation"
    }) // parts keep the run and use it later
    Run(Guest guest, int cpus, Schedule schedule, Limits limits, FiberPool pool, Tracing tracing) {
        this.guest = guest;
        this.board = new Board(cpus);
        this.decisions = new Decisions(schedule);
        this.limits = limits;
        this.pool = pool;
        this.names = new Names(object -> quietly(() -> guest.name(object)));
        this.hardware = new Hardware(this, board, names);
        this.stepped = board.running;
        this.recorder = tracing == Tracing.OFF ? null : new Recorder(names, guest, tracing == Tracing.STATES);
    }

    /** Where the thread that executes the run waits for its end. */
    Baton controller() {
        return controller;
    }

    /** Boots the guest, runs it to its end, and leaves all its stacks. */
    Result execute(@Nullable Object program) {
        boot(program);
        quiet = false;
        resume(fiberOf(board.running));
        controller.take();
        for (Fiber fiber : started) {
            if (fiber.carrier != null) {
                rethrows = 0;
                fiber.carrier.baton().give();
                controller.take();
            }
        }
        quiet = true;
        if (abandoned) {
            throw new IllegalStateException(
                    "guest code that catches Throwable in a loop could not be stopped; let it pass errors on");
        }
        Verdict end = verdict;
        if (end == null) {
            throw new IllegalStateException("the run ended without a verdict");
        }
        if (end instanceof Verdict.Violation violation && isError(violation.cause())) {
            // Taken for a violation, it would count as a bug found.
            throw new IllegalStateException("guest code cannot be run: " + violation.message(), violation.cause());
        }
        return new Result(end, steps, recorder == null ? Trace.NONE : recorder.trace(board.count(), end));
    }

    private void boot(@Nullable Object program) {
        try {
            guest.boot(hardware, program);
            for (int i = 0; i < board.count(); i++) {
                hardware.start(board.cpu(i), guest.cpuStart(i));
            }
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException("the guest did not boot: " + wording(e), e);
        }
        Recorder its = recorder;
        if (its != null) {
            its.look(0, board.running.id, threadName());
        }
        booted = true;
    }

    /** What a fiber's Java thread does: the context from its entry to the end of the run. */
    void carry(Fiber fiber) {
        try {
            fiber.entry.run();
            if (!stopping) {
                if (!fiber.first) {
                    throw new IllegalStateException("its entry returned; a thread ends by switching to another");
                }
                for (; ; ) {
                    hardware.halt();
                }
            }
        } catch (Unwind e) {
            // The run has ended; nothing is left to do on this stack.
        } catch (Throwable e) {
            if (!stopping) {
                verdict = violation(e);
                stopping = true;
            }
        }
        fiber.carrier = null;
    }

    // ---- steps ----

    /** Whether the CPUs have started. */
    boolean booted() {
        return booted;
    }

    /** Whether a trace is written. */
    boolean traced() {
        return recorder != null;
    }

    /** Leaves the guest's stack if the run has ended. */
    void proceed() {
        if (stopping) {
            throw unwinding();
        }
    }

    /** Whether accesses are steps now. */
    boolean live() {
        return !quiet;
    }

    /**
     * Before each shared access: everything that happens between the last one and this one.
     *
     * @param writes whether the access can change memory
     * @param weak whether it may fail spuriously
     * @return whether {@link #perform} shall do the access
     */
    boolean step(boolean writes, boolean weak) {
        proceed();
        for (; ; ) {
            int step = steps + 1;
            if (checked != step) {
                if (step > limits.maxSteps()) {
                    throw end(new Verdict.Budget(steps));
                }
                checked = step;
                check();
                board.tick();
            }
            if (decisions.due() == step) {
                VirtualCpu target = decisions.apply(board);
                if (target != null && target != board.running) {
                    pass(target, "decision");
                    continue;
                }
            }
            if (board.running.interruptsOn && board.running.pending != 0) {
                serve();
                continue;
            }
            steps = step;
            stepped = board.running;
            stepper = stepped.fiber;
            if (writes) {
                board.running.spinning = false;
            }
            return recorder != null || weak && board.spuriousFailure;
        }
    }

    /** Does one access for a step that said so: lets it fail, or records it. */
    @Nullable
    Object perform(Site site, @Nullable Object[] arguments) throws Throwable {
        boolean was = quiet;
        quiet = true;
        try {
            Recorder its = recorder;
            if (board.spuriousFailure && site.weak) {
                board.spuriousFailure = false;
                if (its != null) {
                    its.spuriousFailure(steps, board.running.id, threadName(), site, arguments);
                }
                return false;
            }
            return its == null
                    ? site.perform(arguments)
                    : its.access(steps, board.running.id, threadName(), site, arguments);
        } finally {
            quiet = was;
        }
    }

    private <T> T quietly(Supplier<T> question) {
        boolean was = quiet;
        quiet = true;
        try {
            return question.get();
        } finally {
            quiet = was;
        }
    }

    private void check() {
        quiet = true;
        try {
            guest.check();
        } catch (Throwable e) {
            throw end(broken(e));
        } finally {
            quiet = false;
        }
    }

    void serve() {
        while (board.running.interruptsOn && board.running.pending != 0) {
            int vector = board.running.acknowledge();
            board.running.interruptsOn = false;
            board.running.spinning = false;
            mark(Trace.Mark.INTERRUPT, vector, "");
            try {
                guest.interrupt(vector);
            } catch (Throwable e) {
                // It must not reach the handlers of the code that happens to be interrupted.
                throw stopping ? unwinding() : end(violation(e));
            }
            if (stopping) {
                throw unwinding();
            }
            mark(Trace.Mark.RETURN, vector, "");
            board.running.interruptsOn = true;
        }
    }

    // ---- who has the baton ----

    void pass(VirtualCpu next, String reason) {
        Fiber self = fiberOf(board.running);
        board.running = next;
        mark(Trace.Mark.CPU, reason);
        handOver(self, fiberOf(next));
    }

    void handOver(Fiber from, Fiber to) {
        FiberPool.Carrier own = from.carrier;
        if (own == null) {
            throw new IllegalStateException("a context without a stack hands over");
        }
        resume(to);
        own.baton().take();
        proceed();
    }

    private void resume(Fiber fiber) {
        if (fiber.carrier == null) {
            started.add(fiber);
            pool.start(this, fiber);
        } else {
            fiber.carrier.baton().give();
        }
    }

    static Fiber fiberOf(VirtualCpu cpu) {
        Fiber fiber = cpu.fiber;
        if (fiber == null) {
            throw new IllegalStateException("CPU " + cpu.id + " has not started");
        }
        return fiber;
    }

    // ---- the end ----

    Unwind end(Verdict its) {
        verdict = its;
        stopping = true;
        return Unwind.INSTANCE;
    }

    Unwind unwinding() {
        if (++rethrows > MAX_RETHROWS) {
            abandoned = true;
            for (Fiber fiber : started) {
                FiberPool.Carrier lost = fiber.carrier;
                if (lost != null && lost.isCurrent()) {
                    fiber.carrier = null;
                    lost.abandon(controller);
                }
            }
        }
        return Unwind.INSTANCE;
    }

    /** Every CPU is halted and no alarm is set: decides whether that is the end or a deadlock. */
    Unwind settle() {
        check();
        quiet = true;
        try {
            if (!guest.finished()) {
                return end(new Verdict.Deadlock(guest.describe()));
            }
            guest.finish();
            return end(new Verdict.Passed());
        } catch (Throwable e) {
            return end(new Verdict.Violation("at the end, after step " + steps + ": " + wording(e), e));
        } finally {
            quiet = false;
        }
    }

    /** What left a thread or a handler. */
    Verdict.Violation violation(Throwable e) {
        return new Verdict.Violation(
                threadName() + " on CPU " + board.running.id + ", after step " + steps + ": " + wording(e), e);
    }

    /** What a check found, after the step that must have broken it. */
    private Verdict.Violation broken(Throwable e) {
        String by = stepper == null
                ? "at the start"
                : "after step " + steps + ", by " + names.of(stepper.thread) + " on CPU " + stepped.id;
        return new Verdict.Violation(by + ": " + wording(e), e);
    }

    /** Whether a failure says that the guest cannot be run, rather than that it is wrong. */
    private static boolean isError(Throwable e) {
        return e instanceof LinkageError || e instanceof NotModelled;
    }

    private static String wording(Throwable e) {
        String message = e.getMessage();
        if (message == null) {
            return Names.kind(e.getClass());
        }
        return e instanceof AssertionError ? message : Names.kind(e.getClass()) + ": " + message;
    }

    String threadName() {
        Fiber fiber = board.running.fiber;
        return fiber == null ? "boot" : names.of(fiber.thread);
    }

    void mark(Trace.Mark mark, String text) {
        if (recorder != null) {
            recorder.mark(steps, board.running.id, threadName(), mark, text);
        }
    }

    void mark(Trace.Mark mark, int vector, String more) {
        if (recorder != null) {
            mark(mark, quietly(() -> guest.vector(vector)) + more);
        }
    }

    /** Before each operation that acts on the machine: counts it, and stops what must not go on. */
    void call() {
        proceed();
        if (quiet) {
            throw new IllegalStateException(
                    booted
                            ? "a quiet method must not act on the machine"
                            : "boot code cannot wait: no CPU has started");
        }
        if (++calls > (long) CALLS_PER_STEP * limits.maxSteps() + steps) {
            throw end(new Verdict.Budget(steps));
        }
    }
}
