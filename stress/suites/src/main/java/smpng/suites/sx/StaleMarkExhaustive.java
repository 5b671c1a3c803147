package smpng.suites.sx;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.SleepQueue;
import smpng.primitives.SxLock;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * Somebody waited to own the lock and was interrupted; its mark is there still, and nobody on its queue. The owner lets go
 * while another thread comes to share the lock: whoever is on the other queue is woken. A wake-up that goes to the empty queue
 * is a sharer that never ends, which is no outcome.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "after the owner")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-9"},
        redBy = {"sx-empty-queue-woken"})
@Quickly({"sc", "x86-tso", "rc11"})
public class StaleMarkExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public StaleMarkExhaustive() {
        KThread self = small.first();
        sx.exclusiveLock();
        self.setState(KThread.State.RUNNABLE); // else those who wait would spin
        small.leaveWaiting("W1", sx::exclusiveLockInterruptibly);
        KThread interrupted = small.machine().currentThread();
        small.first();
        SleepQueue.interrupt(small.machine(), interrupted);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void owner() {
        small.first();
        data = 1;
        sx.exclusiveUnlock();
    }

    @Actor
    public void sharer(I_Result r) {
        small.second();
        sx.sharedLock();
        r.r1 = data;
        sx.sharedUnlock();
    }
}
