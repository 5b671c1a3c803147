package smpng.suites.workload;

import java.util.Set;
import java.util.TreeSet;
import smpng.kernel.Kernel;
import smpng.primitives.CriticalSection;
import smpng.primitives.KThread;
import smpng.primitives.Panic;
import smpng.primitives.RwLock;
import smpng.primitives.SleepMutex;
import smpng.primitives.SpinMutex;

/** One thread of a script: performs its operations, leaves out those that would break a contract, and checks after each. */
final class Actor {
    private final KernelWorkload world;
    private final Script.ThreadLine line;
    private final Model model;
    private final Waiting waiting;
    private final RwActor sharing;

    Actor(KernelWorkload world, Script.ThreadLine line) {
        this.world = world;
        this.line = line;
        this.model = world.model();
        this.waiting = new Waiting(world);
        this.sharing = new RwActor(world, line.name());
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
            case "lock" -> lock(x);
            case "try" -> tryLock(x);
            case "unlock" -> unlock(x);
            case "work" -> {
                if (model.holds(line.name(), x)) {
                    world.work(x);
                }
            }
            case "share" -> share(x);
            case "read" -> {
                if (mayBlock()) {
                    sharing.read(x, inOrder(x));
                }
            }
            case "tryread" -> sharing.tryRead(x);
            case "look" -> sharing.look(x);
            case "upgrade" -> {
                if (mayUnlock()) {
                    sharing.upgrade(x);
                }
            }
            case "downgrade" -> {
                if (mayUnlock()) {
                    sharing.downgrade(x);
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
            case "tick" -> interrupt(cpu(x), Kernel.TICK);
            case "device" -> interrupt(cpu(x), KernelWorkload.DEVICE);
            case "rendezvous" -> rendezvous(cpu(x));
            default -> {
                if (!waiting.perform(op, mayBlock() && model.held(line.name()).isEmpty())) {
                    throw new IllegalArgumentException("no operation " + op.verb());
                }
            }
        }
    }

    // ---------------------------------------------------------------- locks

    private void lock(String x) {
        SpinMutex spin = world.spin(x);
        if (spin != null) {
            if (inOrder(x) || recurses(x)) {
                spin.lock();
                gotSpin(x);
            }
            return;
        }
        SignalledLock signalled = world.signalled(x);
        if (signalled != null && mayBlock() && inOrder(x)) {
            model.wants(line.name(), x);
            signalled.lock();
            model.got(line.name(), x);
            return;
        }
        RwLock rw = world.rw(x);
        if (rw != null && mayBlock()) {
            if (recurses(x)) {
                sharing.writeAgain(rw, x);
            } else if (inOrder(x)) {
                sharing.write(rw, x);
            }
            return;
        }
        SleepMutex mutex = world.mutex(x);
        if (mutex == null || !mayBlock()) {
            return;
        }
        if (recurses(x)) {
            mutex.lock();
            model.got(line.name(), x);
        } else if (!model.holds(line.name(), x)) {
            if (world.script().unordered() || inOrder(x)) {
                model.wants(line.name(), x);
                mutex.lock();
                model.got(line.name(), x);
            } else {
                tryLock(x);
            }
        }
    }

    private void tryLock(String x) {
        SpinMutex spin = world.spin(x);
        boolean own = model.holds(line.name(), x);
        if (spin != null) {
            if (spin.tryLock()) {
                gotSpin(x);
            } else if (recurses(x)) {
                throw new AssertionError(
                        "SPIN-4: " + line.name() + " has " + x + ", which recurses, and cannot take it");
            }
            return;
        }
        RwLock rw = world.rw(x);
        if (rw != null) {
            sharing.tryWrite(rw, x, recurses(x));
            return;
        }
        SleepMutex mutex = world.mutex(x);
        if (mutex == null) {
            return;
        }
        if (mutex.tryLock()) {
            if (own && !recurses(x)) {
                throw new AssertionError("MTX-3: " + line.name() + " took " + x + " twice, which does not recurse");
            }
            model.got(line.name(), x);
        } else if (recurses(x)) {
            throw new AssertionError("MTX-4: " + line.name() + " has " + x + ", which recurses, and cannot take it");
        }
    }

    private void unlock(String x) {
        RwLock rw = world.rw(x);
        if (rw != null) {
            if (mayUnlock()) {
                sharing.unlock(rw, x);
            }
            return;
        }
        if (!model.holds(line.name(), x)) {
            return;
        }
        SpinMutex spin = world.spin(x);
        SleepMutex mutex = world.mutex(x);
        SignalledLock signalled = world.signalled(x);
        model.letGo(line.name(), x);
        if (spin != null) {
            leaveModel();
            spin.unlock();
        } else if (signalled != null && mayUnlock()) {
            signalled.unlock();
        } else if (mutex != null && mayUnlock()) {
            mutex.unlock();
        } else {
            model.got(line.name(), x);
        }
    }

    private void share(String x) {
        SignalledLock lock = world.signalled(x);
        if (lock != null && model.holds(line.name(), x)) {
            lock.share();
        }
    }

    private void gotSpin(String x) {
        model.got(line.name(), x);
        enterModel();
    }

    private boolean recurses(String x) {
        boolean recursive = world.script().mutexes().contains(new Script.LockLine(x, true))
                || world.script().rws().contains(new Script.LockLine(x, true))
                || world.script().spins().contains(new Script.LockLine(x, true));
        return recursive && model.holds(line.name(), x);
    }

    /** Locks in one order never deadlock; those that are held come before. */
    private boolean inOrder(String x) {
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

    private void enterModel() {
        model.enter(world.machine().currentCpu(), line.name());
    }

    private void leaveModel() {
        model.leave(world.machine().currentCpu(), line.name());
    }

    private int sections() {
        return model.sections(line.name());
    }

    private int spinsHeld() {
        return (int) model.held(line.name()).stream()
                .filter(x -> world.spin(x) != null)
                .count();
    }

    private boolean mayBlock() {
        return sections() == 0;
    }

    /** Letting a contested mutex go takes spin mutexes, which may not be done while one is held out of order. */
    private boolean mayUnlock() {
        return spinsHeld() == 0;
    }

    // ---------------------------------------------------------------- scheduling

    private void sleep(long nanos) {
        boolean owner = !model.held(line.name()).isEmpty();
        if (mayBlock() && (!owner || world.script().sleepers())) {
            world.kernel().sleep(nanos);
        }
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
        sharing.boundary();
        witness();
        for (Script.LockLine m : world.script().mutexes()) {
            SleepMutex mutex = world.mutex(m.name());
            if (mutex == null) {
                continue;
            }
            boolean owned = mutex.isOwned();
            if (owned != model.holds(line.name(), m.name())) {
                throw new AssertionError("MTX-5: " + line.name() + (owned ? " owns " : " does not own ") + m.name());
            }
            if (owned && mutex.isRecursed() != model.depth(m.name()) > 1) {
                throw new AssertionError("MTX-3: " + m.name() + " is taken " + model.depth(m.name()) + " times, and is "
                        + (mutex.isRecursed() ? "" : "not ") + "marked recursed");
            }
        }
    }

    /** What the witness has on the list of this thread is what it has. */
    private void witness() {
        world.kernel().machine().witness().ifPresent(witness -> {
            Set<String> listed =
                    new TreeSet<>(witness.heldBy(world.kernel().machine().currentThread()));
            Set<String> held = new TreeSet<>(model.held(line.name()));
            held.removeIf(x -> world.mutex(x) == null && world.spin(x) == null);
            listed.retainAll(world.watchedLocks());
            if (!listed.equals(held)) {
                throw new AssertionError(
                        "WIT-5: " + line.name() + " has " + held + ", and the witness lists " + listed);
            }
        });
    }

    private void expectedDeadlock(Panic panic) {
        String text = String.valueOf(panic.getMessage());
        for (Script.LockLine m : world.script().mutexes()) {
            if (world.script().unordered()
                    && text.startsWith("deadlock: " + line.name() + " waits for " + m.name())
                    && model.closesCycle(line.name(), m.name())) {
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
        for (String x : model.held(line.name())) {
            if (world.spin(x) != null) {
                unlock(x);
            }
        }
        for (String x : model.held(line.name())) {
            unlock(x);
        }
    }

    private CriticalSection critical() {
        return world.kernel().machine().critical();
    }
}
