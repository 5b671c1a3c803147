package smpng.simulator;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;

/**
 * One run: a guest, its processors, and the schedule that decides between them.
 *
 * <p>Each context of the guest has a Java thread, but one baton lets exactly one of them run, so a run is sequential and
 * its state needs no synchronization. A step on which the CPU does not change costs no hand-over.
 */
final class Run implements VirtualMachine {
    /** Calls of the machine per step of the budget: they are no steps, but a loop of them must end as well. */
    private static final int CALLS_PER_STEP = 4;

    /** How often guest code may catch what unwinds it before it is given up. */
    private static final int MAX_RETHROWS = 10_000;

    private final Guest guest;
    private final Board board;
    private final Decisions decisions;
    private final Limits limits;
    private final FiberPool pool;
    private final @Nullable Recorder recorder;
    private final Names names;
    private final Baton controller = new Baton();
    private final Map<Object, Fiber> fibers = new IdentityHashMap<>();
    private final List<Fiber> started = new ArrayList<>();

    private @Nullable Object bootThread;
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

    Run(Guest guest, int cpus, Schedule schedule, Limits limits, FiberPool pool, boolean traced) {
        this.guest = guest;
        this.board = new Board(cpus);
        this.decisions = new Decisions(schedule);
        this.limits = limits;
        this.pool = pool;
        this.names = new Names();
        this.stepped = board.running;
        this.recorder = traced ? new Recorder(names, guest) : null;
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
            guest.boot(this, program);
            for (int i = 0; i < board.count(); i++) {
                Guest.Context context = guest.cpuStart(i);
                Fiber fiber = new Fiber(context.thread(), context.entry(), true);
                if (fibers.put(context.thread(), fiber) != null) {
                    throw new IllegalStateException("two CPUs start in one thread: " + names.of(context.thread()));
                }
                VirtualCpu cpu = board.cpu(i);
                cpu.fiber = fiber;
                cpu.interruptsOn = false;
                fiber.cpu = cpu;
            }
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException("the guest did not boot: " + wording(e), e);
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
                    halt();
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

    /** Whether accesses are steps now. */
    boolean live() {
        return !quiet;
    }

    /**
     * Before each shared access: everything that happens between the last one and this one.
     *
     * @param writes whether the access can change memory
     * @return whether the access shall be recorded
     */
    boolean step(boolean writes) {
        if (stopping) {
            throw unwinding();
        }
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
            return recorder != null;
        }
    }

    /** Carries out and records one access, for a step that said so. */
    @Nullable
    Object record(Site site, @Nullable Object[] arguments) throws Throwable {
        Recorder its = recorder;
        if (its == null) {
            throw new IllegalStateException("this run is not recorded");
        }
        quiet = true;
        try {
            return its.access(steps, board.running.id, threadName(), site, arguments);
        } finally {
            quiet = false;
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

    private void serve() {
        while (board.running.interruptsOn && board.running.pending != 0) {
            int vector = board.running.acknowledge();
            board.running.interruptsOn = false;
            board.running.spinning = false;
            mark(Trace.Mark.INTERRUPT, guest.vector(vector));
            try {
                guest.interrupt(vector);
            } catch (Throwable e) {
                // It must not reach the handlers of the code that happens to be interrupted.
                throw stopping ? unwinding() : end(violation(e));
            }
            if (stopping) {
                throw unwinding();
            }
            mark(Trace.Mark.RETURN, guest.vector(vector));
            board.running.interruptsOn = true;
        }
    }

    // ---- who has the baton ----

    private void pass(VirtualCpu next, String reason) {
        Fiber self = fiberOf(board.running);
        board.running = next;
        mark(Trace.Mark.CPU, reason);
        handOver(self, fiberOf(next));
    }

    private void handOver(Fiber from, Fiber to) {
        FiberPool.Carrier own = from.carrier;
        if (own == null) {
            throw new IllegalStateException("a context without a stack hands over");
        }
        resume(to);
        own.baton().take();
        if (stopping) {
            throw unwinding();
        }
    }

    private void resume(Fiber fiber) {
        if (fiber.carrier == null) {
            started.add(fiber);
            pool.start(this, fiber);
        } else {
            fiber.carrier.baton().give();
        }
    }

    private static Fiber fiberOf(VirtualCpu cpu) {
        Fiber fiber = cpu.fiber;
        if (fiber == null) {
            throw new IllegalStateException("CPU " + cpu.id + " has not started");
        }
        return fiber;
    }

    // ---- the end ----

    private Unwind end(Verdict its) {
        verdict = its;
        stopping = true;
        return Unwind.INSTANCE;
    }

    private Unwind unwinding() {
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
    private Unwind settle() {
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
    private Verdict.Violation violation(Throwable e) {
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

    private String threadName() {
        Object thread = currentThread();
        return thread == null ? "boot" : names.of(thread);
    }

    private void mark(Trace.Mark mark, String text) {
        if (recorder != null) {
            recorder.mark(steps, board.running.id, threadName(), mark, text);
        }
    }

    /** Before each operation that acts on the machine: counts it, and stops what must not go on. */
    private void call() {
        if (stopping) {
            throw unwinding();
        }
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

    // ---- VirtualMachine ----

    @Override
    public int cpus() {
        return board.count();
    }

    @Override
    public int currentCpu() {
        return board.running.id;
    }

    @Override
    public @Nullable Object currentThread() {
        Fiber fiber = board.running.fiber;
        return fiber == null ? bootThread : fiber.thread;
    }

    @Override
    public void bootAs(Object thread) {
        if (booted) {
            throw new IllegalStateException("the machine has booted");
        }
        bootThread = thread;
    }

    @Override
    public boolean interruptsOn() {
        return board.running.interruptsOn;
    }

    @Override
    public boolean setInterrupts(boolean on) {
        if (stopping) {
            throw unwinding();
        }
        boolean was = board.running.interruptsOn;
        board.running.interruptsOn = on;
        if (on && !quiet && board.running.pending != 0) {
            call();
            serve();
        }
        return was;
    }

    @Override
    public void ipi(int cpu, int vector) {
        if (stopping) {
            throw unwinding();
        }
        VirtualCpu target = board.find(cpu);
        if (target == null || vector < 0 || vector >= VECTORS) {
            throw new IllegalArgumentException("no CPU " + cpu + " or no vector " + vector);
        }
        target.raise(vector);
        mark(Trace.Mark.NOTE, guest.vector(vector) + " interrupt for CPU " + cpu);
    }

    @Override
    public void switchTo(Object thread, Runnable entry) {
        call();
        VirtualCpu cpu = board.running;
        Fiber from = fiberOf(cpu);
        Fiber to = fibers.get(thread);
        if (to == null) {
            to = new Fiber(thread, entry, false);
            fibers.put(thread, to);
        }
        if (to == from) {
            return;
        }
        VirtualCpu elsewhere = to.cpu;
        if (elsewhere != null) {
            throw new IllegalStateException(names.of(thread) + " is switched to, but runs on CPU " + elsewhere.id);
        }
        if (cpu.interruptsOn) {
            throw new IllegalStateException(threadName() + " switches contexts with interrupts on");
        }
        mark(Trace.Mark.CONTEXT, names.of(thread));
        cpu.fiber = to;
        to.cpu = cpu;
        from.cpu = null;
        handOver(from, to);
    }

    @Override
    public void spinWait() {
        call();
        VirtualCpu self = board.running;
        self.spinning = true;
        if (board.allSpin()) {
            board.expire();
        }
        VirtualCpu next = board.next();
        if (next != null && next != self) {
            pass(next, "spin");
        } else {
            board.tick();
        }
    }

    @Override
    public void halt() {
        call();
        VirtualCpu self = board.running;
        self.interruptsOn = true;
        if (self.pending == 0) {
            self.halted = true;
            VirtualCpu next = board.next();
            if (next == null) {
                if (!board.expire()) {
                    throw settle();
                }
                next = board.next();
            }
            if (next != null && next != self) {
                pass(next, "halt");
            }
            self.halted = false;
        }
        serve();
    }

    @Override
    public void alarm(long deadline) {
        if (stopping) {
            throw unwinding();
        }
        board.setAlarm(deadline);
    }

    @Override
    public long nanoTime() {
        if (!quiet) {
            call();
            board.tick();
        }
        return board.now();
    }

    @Override
    public long cycles() {
        return nanoTime();
    }

    @Override
    public void name(Object object, String name) {
        names.name(object, name);
    }

    @Override
    public String nameOf(Object object) {
        return names.of(object);
    }

    @Override
    public void note(String text) {
        mark(Trace.Mark.NOTE, text);
    }

    @Override
    public void fail(String message) {
        AssertionError failure = new AssertionError(message);
        if (quiet) {
            throw failure;
        }
        throw stopping ? unwinding() : end(violation(failure));
    }
}
