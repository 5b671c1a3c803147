package smpng.suites.explored;

import java.util.Optional;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.Witness;

/**
 * A machine with a CPU for each of its few threads. It makes all of its threads when it is made; each actor of a test says
 * first which one it is.
 *
 * <p>A thread that blocks reads its thread lock until that is its run lock again: parking and unparking are that one word.
 */
public final class SmallMachine {
    private static final int PRIORITY = 128;
    private static final int THREADS = 3;
    private static final int LEFT_WAITING = 2;

    private final SmallCpu cpu;
    private final Machine machine;
    private final KThread first;
    private final KThread second;
    private final KThread third;

    /** A machine of three CPUs and three threads, all of whose locks hash to one chain. */
    public SmallMachine() {
        this(Optional.empty());
    }

    /** The same; all of its locks are watched if there are settings for a witness. */
    public SmallMachine(Optional<Witness.Settings> watching) {
        cpu = new SmallCpu(THREADS);
        machine = new Machine(cpu, THREADS + LEFT_WAITING, 1, watching);
        machine.start(new SmallScheduler(machine));
        first = thread(machine, "T1", false);
        second = thread(machine, "T2", false);
        third = thread(machine, "T3", false);
    }

    private static KThread thread(Machine machine, String name, boolean stays) {
        KThread td = machine.newThread(name, PRIORITY, new RunLock(machine, stays));
        td.setState(KThread.State.RUNNING);
        return td;
    }

    /** For the locks under test. */
    public Machine machine() {
        return machine;
    }

    /** Makes the caller the first thread. */
    public KThread first() {
        cpu.become(first);
        return first;
    }

    /** Makes the caller the second thread. */
    public KThread second() {
        cpu.become(second);
        return second;
    }

    /** Makes the caller the third thread. */
    public KThread third() {
        cpu.become(third);
        return third;
    }

    /**
     * For constructors of tests: has a thread of its own do something that blocks, and leaves it there. It can be woken, but
     * does not go on, so a lock with waiters costs a test no actor. At most two.
     *
     * @throws Panic if it did not block
     */
    public void leaveWaiting(String name, Runnable blocking) {
        cpu.become(thread(machine, name, true));
        try {
            blocking.run();
        } catch (SmallScheduler.Stayed expected) {
            return;
        }
        throw new Panic(name + " was to wait, and did not");
    }
}
