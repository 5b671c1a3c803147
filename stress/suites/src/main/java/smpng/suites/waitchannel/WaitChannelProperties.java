package smpng.suites.waitchannel;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SleepMutex;
import smpng.primitives.SleepQueue;
import smpng.primitives.WaitChannel;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.workload.Case;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: threads wait for tickets and rounds, with deadlines and with signals. */
public class WaitChannelProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"WC-1", "WC-2", "WC-3", "WC-4"},
            redBy = {"wc-added-late", "wc-wakes-nobody", "wc-wakes-one", "wc-not-retaken", "wc-deaf"})
    void nobodyWaitsForWhatIsThere(@ForAll("waiting") Case its) {
        simulation.check(its, "WC-1", "WC-2", "WC-3", "WC-4");
    }

    @Provide
    Arbitrary<Case> waiting() {
        return new Workloads(
                        "tickets t0 channel",
                        List.of(
                                "take t0",
                                "take t0",
                                "take-timed t0 100",
                                "take-sig t0",
                                "watch t0",
                                "put t0",
                                "put t0",
                                "ring t0",
                                "signal T1",
                                "yield",
                                "tick 1"),
                        2,
                        4,
                        4,
                        700,
                        6)
                .cases();
    }

    /** The random programs keep the contract; here it is broken, call by call. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"WC-6"},
            redBy = {"wc-recursed-interlock"})
    void brokenContractsPanic() {
        Machine machine = JvmMachine.create(1, 2, 1);
        SleepMutex mutex = SleepMutex.recursive(machine, "mutex");
        WaitChannel channel = WaitChannel.of(machine, "event");
        long past = machine.cpu().nanoTime();
        Assertions.assertThrows(
                Panic.class, () -> wait(channel, mutex, past), "waits with a mutex that it does not own");
        mutex.lock();
        mutex.lock();
        Assertions.assertThrows(Panic.class, () -> wait(channel, mutex, past), "waits with a mutex that it owns twice");
        mutex.unlock();
        Assertions.assertEquals(SleepQueue.Result.TIMED_OUT, wait(channel, mutex, past));
        mutex.unlock();
    }

    @SuppressWarnings("discipline") // also called without it
    private static SleepQueue.Result wait(WaitChannel channel, SleepMutex mutex, long deadline) {
        return channel.sleepUntil(mutex, SleepQueue.Signals.WAIT, deadline);
    }
}
