package smpng.simulator;

import java.util.IdentityHashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a guest can do to its machine: the operations of the CPUs, as state changes of the board and hand-overs. */
final class Hardware implements VirtualMachine {
    private final Run run;
    private final Board board;
    private final Names names;
    private final Map<Object, Fiber> fibers = new IdentityHashMap<>();
    private @Nullable Object bootThread;

    Hardware(Run run, Board board, Names names) {
        this.run = run;
        this.board = board;
        this.names = names;
    }

    /** Gives a CPU the context it starts in. */
    void start(VirtualCpu cpu, Guest.Context context) {
        Fiber fiber = new Fiber(context.thread(), context.entry(), true);
        if (fibers.put(context.thread(), fiber) != null) {
            throw new IllegalStateException("two CPUs start in one thread: " + names.of(context.thread()));
        }
        cpu.fiber = fiber;
        cpu.interruptsOn = false;
        fiber.cpu = cpu;
    }

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
        if (run.booted()) {
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
        run.proceed();
        boolean was = board.running.interruptsOn;
        board.running.interruptsOn = on;
        if (on && run.live() && board.running.pending != 0) {
            run.call();
            run.serve();
        }
        return was;
    }

    @Override
    public void ipi(int cpu, int vector) {
        run.proceed();
        VirtualCpu target = board.find(cpu);
        if (target == null || vector < 0 || vector >= VECTORS) {
            throw new IllegalArgumentException("no CPU " + cpu + " or no vector " + vector);
        }
        target.raise(vector);
        run.mark(Trace.Mark.NOTE, vector, " interrupt for CPU " + cpu);
    }

    @Override
    public void switchTo(Object thread, Runnable entry) {
        run.call();
        VirtualCpu cpu = board.running;
        Fiber from = Run.fiberOf(cpu);
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
            throw new IllegalStateException(run.threadName() + " switches contexts with interrupts on");
        }
        if (run.traced()) {
            run.mark(Trace.Mark.CONTEXT, names.of(thread));
        }
        cpu.fiber = to;
        to.cpu = cpu;
        from.cpu = null;
        run.handOver(from, to);
    }

    @Override
    public void spinWait() {
        run.call();
        VirtualCpu self = board.running;
        self.spinning = true;
        if (board.allSpin()) {
            board.expire();
        }
        VirtualCpu next = board.next();
        if (next != null && next != self) {
            run.pass(next, "spin");
        } else {
            board.tick();
        }
    }

    @Override
    public void halt() {
        run.call();
        VirtualCpu self = board.running;
        self.interruptsOn = true;
        if (self.pending == 0) {
            self.halted = true;
            VirtualCpu next = board.next();
            if (next == null) {
                if (!board.expire()) {
                    throw run.settle();
                }
                next = board.next();
            }
            if (next != null && next != self) {
                run.pass(next, "halt");
            }
            self.halted = false;
        }
        run.serve();
    }

    @Override
    public void alarm(long deadline) {
        run.proceed();
        board.setAlarm(deadline);
    }

    @Override
    public long nanoTime() {
        if (run.live()) {
            run.call();
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
        run.mark(Trace.Mark.NOTE, text);
    }

    @Override
    public void fail(String message) {
        AssertionError failure = new AssertionError(message);
        if (!run.live()) {
            throw failure;
        }
        run.proceed();
        throw run.end(run.violation(failure));
    }
}
