package smpng.suites.waitchannel;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.SleepMutex;
import smpng.primitives.SleepQueue;
import smpng.primitives.WaitChannel;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.AtomicCounter;
import smpng.suites.harness.ModelChecking;

/** A turn that one thread has and others wait for: the plain counter is atomic, and every operation returns. */
public class WaitChannelLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final SleepMutex mutex = SleepMutex.of(machine, "mutex");
    private final WaitChannel channel = WaitChannel.of(machine, "event");
    private boolean taken;
    private int counter;

    /** Adds one and returns what was there. */
    @Operation
    public int increment() {
        mutex.lock();
        while (taken) {
            channel.sleep(mutex, SleepQueue.Signals.WAIT);
        }
        taken = true;
        mutex.unlock();
        int seen = counter;
        counter = seen + 1;
        mutex.lock();
        taken = false;
        channel.wakeupOne();
        mutex.unlock();
        return seen;
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"WC-1"},
            redBy = {"wc-wakes-nobody"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(WaitChannelLinearizabilityTest.class, AtomicCounter.class, reporter);
    }
}
