package smpng.suites.workload;

import java.util.Set;
import java.util.TreeSet;
import smpng.kernel.Kernel;
import smpng.primitives.CriticalSection;
import smpng.primitives.KThread;
import smpng.primitives.Panic;
import smpng.primitives.SleepQueue;

/** One thread of a script: performs its operations, leaves out those that would break a contract, and checks after each. */
final class Actor {
    private final KernelWorkload world;
    private final Script.ThreadLine line;
    private final Model model;

    Actor(KernelWorkload world, Script.ThreadLine line) {
        this.world = world;
        this.line = line;
        this.model = world.model();
    }

    void run() {
        try {
            for (Script.Op op : line.ops()) {
                world.machine().note(op.toString());
                perform(op);
                boundary();
            }
        } catch (Panic panic) {
            expectedDeadlock(panic);
        }
        world.machine().note("end");
        releaseAll();
        boundary();
    }

    private void perform(Script.Op op) {
        String x = op.target();
        switch (op.verb()) {
            case "work" -> {
                if (has(x)) {
                    world.work(x);
                }
            }
            case "enter" -> enter();
            case "leave" -> leave();
            case "yield" -> {
                if (mayBlock()) {
                    world.kernel().yield();
                }
            }
            case "sleep" -> sleep(op.number());
            case "priority" -> priority(x, (int) op.number());
            case "signal" -> signal(x);
            case "orders" -> orders();
            case "tick" -> interrupt(cpu(x), Kernel.TICK);
            case "device" -> interrupt(cpu(x), KernelWorkload.DEVICE);
            case "rendezvous" -> rendezvous(cpu(x));
            default -> {
                Part part = world.part(x);
                if (part != null) {
                    part.perform(op, this);
                }
            }
        }
    }

    // ---------------------------------------------------------------- what it has

    String name() {
        return line.name();
    }

    /** Whether it has a lock to itself. */
    boolean has(String x) {
        return model.holds(line.name(), x);
    }

    boolean hasNothing() {
        return model.held(line.name()).isEmpty();
    }

    /** Locks in one order never deadlock; those that are held come before. */
    boolean inOrder(String x) {
        for (String h : model.held(line.name())) {
            if (world.rank(h) >= world.rank(x)) {
                return false;
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- critical sections

    private void enter() {
        critical().enter();
        enterModel();
    }

    private void leave() {
        if (sections() > spinsHeld()) {
            leaveModel();
            critical().exit();
        }
    }

    void enterModel() {
        model.enter(world.machine().currentCpu(), line.name());
    }

    void leaveModel() {
        model.leave(world.machine().currentCpu(), line.name());
    }

    private int sections() {
        return model.sections(line.name());
    }

    private int spinsHeld() {
        return (int) model.held(line.name()).stream().filter(this::isSpin).count();
    }

    boolean mayBlock() {
        return sections() == 0;
    }

    /** Letting a contested mutex go takes spin mutexes, which may not be done while one is held out of order. */
    boolean mayUnlock() {
        return spinsHeld() == 0;
    }

    // ---------------------------------------------------------------- scheduling

    private void sleep(long nanos) {
        boolean owner = !model.held(line.name()).isEmpty();
        if (mayBlock() && (!owner || world.script().sleepers())) {
            world.kernel().sleep(nanos);
        }
    }

    private void signal(String thread) {
        KThread td = world.thread(thread);
        if (td != null) {
            SleepQueue.interrupt(world.kernel().machine(), td);
        }
    }

    /** Notes in which orders the witness has seen locks taken. */
    private void orders() {
        world.kernel()
                .machine()
                .witness()
                .ifPresent(witness -> witness.orders()
                        .forEach(step -> world.machine().note(LearnedOrder.note(step.held(), step.wanted()))));
    }

    private void priority(String name, int priority) {
        KThread td = world.thread(name);
        if (td == null || spinsHeld() > 0) {
            return;
        }
        if (priority > td.basePriority()) {
            world.invariants().priorityWasLowered();
        }
        world.kernel().setPriority(td, priority);
    }

    private void interrupt(int cpu, int vector) {
        world.kernel().machine().cpu().ipi(cpu, vector);
    }

    private void rendezvous(int cpu) {
        if (cpu != world.machine().currentCpu()) {
            world.awaitRendezvous(cpu);
        }
    }

    private int cpu(String text) {
        return Integer.parseInt(text) % world.machine().cpus();
    }

    // ---------------------------------------------------------------- checks

    /** Between two operations: what the thread can see agrees with the model. */
    private void boundary() {
        world.letInterruptsIn(sections() == 0);
        model.acts(world.machine().currentCpu(), line.name());
        boolean on = world.machine().interruptsOn();
        if (spinsHeld() > 0 && on) {
            throw new AssertionError("CS-3: " + line.name() + " holds a spin mutex with interrupts on");
        }
        if (spinsHeld() == 0 && !on) {
            throw new AssertionError("CS-3: " + line.name() + " holds no spin mutex and interrupts are off");
        }
        witness();
        for (Part part : world.parts()) {
            part.boundary(this);
        }
    }

    /** What the witness has on the list of this thread is what it has. */
    private void witness() {
        world.kernel().machine().witness().ifPresent(witness -> {
            Set<String> listed =
                    new TreeSet<>(witness.heldBy(world.kernel().machine().currentThread()));
            Set<String> held = new TreeSet<>(model.held(line.name()));
            held.removeIf(x -> !isListed(x));
            listed.removeIf(x -> !isListed(x));
            if (!listed.equals(held)) {
                throw new AssertionError(
                        "WIT-5: " + line.name() + " has " + held + ", and the witness lists " + listed);
            }
        });
    }

    private void expectedDeadlock(Panic panic) {
        String text = String.valueOf(panic.getMessage());
        for (Part part : world.parts()) {
            if (world.script().unordered()
                    && text.startsWith("deadlock: " + line.name() + " waits for " + part.name())
                    && model.closesCycle(line.name(), part.name())) {
                world.machine().note(text);
                return;
            }
        }
        throw panic;
    }

    private void releaseAll() {
        while (sections() > spinsHeld()) {
            leave();
        }
        model.held(line.name()).stream().filter(this::isSpin).forEach(this::release);
        model.held(line.name()).forEach(this::release);
    }

    private void release(String x) {
        Part part = world.part(x);
        if (part != null) {
            part.release(this);
        }
    }

    private boolean isSpin(String x) {
        Part part = world.part(x);
        return part != null && part.isSpin();
    }

    private boolean isListed(String x) {
        Part part = world.part(x);
        return part != null && part.isListed();
    }

    private CriticalSection critical() {
        return world.kernel().machine().critical();
    }
}
