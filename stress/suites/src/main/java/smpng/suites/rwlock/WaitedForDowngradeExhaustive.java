package smpng.suites.rwlock;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.RwLock;
import smpng.suites.explored.SmallMachine;

/**
 * {@link DowngradeExhaustive} while a reader waits, which is woken.
 */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "the writer was there still")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "shared with the writer that was")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-6"},
        redBy = {"rw-waited-downgrade-relaxed"})
public class WaitedForDowngradeExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public WaitedForDowngradeExhaustive() {
        KThread self = small.first();
        rw.writeLock();
        self.setState(KThread.State.RUNNABLE); // else the waiter would spin
        small.leaveWaiting("W1", rw::readLock);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void writer(II_Result r) {
        small.first();
        data = 1;
        rw.downgrade();
        r.r1 = data;
    }

    @Actor
    public void reader(II_Result r) {
        small.second();
        if (rw.tryReadLock()) {
            r.r2 = data;
            rw.readUnlock();
        } else {
            r.r2 = 2;
        }
    }
}
