package smpng.suites.explored;

import java.util.Optional;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
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
        machine = new Machine(cpu, THREADS, 1, watching);
        machine.start(new SmallScheduler(machine));
        first = thread(machine, "T1");
        second = thread(machine, "T2");
        third = thread(machine, "T3");
    }

    private static KThread thread(Machine machine, String name) {
        KThread td = machine.newThread(name, PRIORITY, new RunLock(machine));
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
}
