package smpng.suites.waitchannel;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SleepMutex;
import smpng.primitives.SleepQueue;
import smpng.primitives.WaitChannel;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * One thread waits for the other. Who is never woken never ends, which is no outcome.
 *
 * <pre>
 *   waiter                          other
 *   under the mutex:                under the mutex:
 *   until it is there: wait         data = 1, it is there
 *   r1 = data                       wake one
 * </pre>
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "in time, and the write is seen")
@Outcome(expect = Expect.FORBIDDEN, desc = "on the way without what was written before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"WC-1"},
        redBy = {"wc-added-late", "wc-wakes-nobody"})
@Quickly({"sc", "x86-tso"})
public class AnnouncedExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SleepMutex mutex = SleepMutex.of(small.machine(), "mutex");
    private final WaitChannel channel = WaitChannel.of(small.machine(), "event");
    private boolean there;
    private int data;

    @Actor
    public void first(I_Result r) {
        small.first();
        mutex.lock();
        while (!there) {
            channel.sleep(mutex, SleepQueue.Signals.WAIT);
        }
        r.r1 = data;
        mutex.unlock();
    }

    @Actor
    public void second() {
        small.second();
        mutex.lock();
        data = 1;
        there = true;
        channel.wakeupOne();
        mutex.unlock();
    }
}
