package smpng.suites.rwlock;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.RwLock;
import smpng.suites.explored.SmallMachine;

/**
 * A writer lets go; one thread tries to read, another to write. With a waiter left on the turnstile it is
 * {@link WaitedForWriterExhaustive}.
 *
 * <pre>
 *   writer, has it    reader                            next writer
 *   one = 1           try to read                       try to write
 *   write unlock      if it may: r1 = one, unlock       if it may: r2 = one, two = 1
 *                     else: r1 = 2                      else: r2 = 2
 *                     r3 = two, if it may
 *
 *   1 where it may, and 0 in r3: the next writer keeps the lock
 * </pre>
 */
@JCStressTest
@Outcome(
        id = {"1, 2, 0", "1, 1, 0"},
        expect = Expect.ACCEPTABLE,
        desc = "the reader has it, then perhaps the writer")
@Outcome(id = "2, 1, 9", expect = Expect.ACCEPTABLE, desc = "the writer has it")
@Outcome(id = "2, 2, 9", expect = Expect.ACCEPTABLE, desc = "neither")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-1"},
        redBy = {"rw-write-unlock-relaxed", "rw-try-read-relaxed", "rw-try-write-relaxed", "rw-try-write-blind"})
public class WriterLetsGoExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int one;
    private int two;

    @SuppressWarnings("discipline") // let go by the first actor
    public WriterLetsGoExhaustive() {
        small.first();
        rw.writeLock();
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void writer() {
        small.first();
        one = 1;
        rw.writeUnlock();
    }

    @Actor
    public void reader(III_Result r) {
        small.second();
        if (rw.tryReadLock()) {
            r.r1 = one;
            r.r3 = two;
            rw.readUnlock();
        } else {
            r.r1 = 2;
            r.r3 = 9;
        }
    }

    @Actor
    @SuppressWarnings("discipline") // kept
    public void nextWriter(III_Result r) {
        small.third();
        if (rw.tryWriteLock()) {
            r.r2 = one;
            two = 1;
        } else {
            r.r2 = 2;
        }
    }
}
