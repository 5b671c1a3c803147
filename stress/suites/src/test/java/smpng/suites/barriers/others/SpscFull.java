package smpng.suites.barriers.others;

import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A queue of JCTools' that is full, from which one is taken while one is offered: nothing is lost, and nothing overwritten. */
@JCStressTest
@Outcome(id = "1, 0, 234", expect = Expect.ACCEPTABLE, desc = "it was full still")
@Outcome(id = "1, 1, 2345", expect = Expect.ACCEPTABLE, desc = "there was room already")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, overwritten or invented")
@State
public class SpscFull {
    private static final int CAPACITY = 4;
    private static final int TEN = 10;

    private final SpscAtomicArrayQueue<Integer> queue = new SpscAtomicArrayQueue<>(CAPACITY);

    public SpscFull() {
        for (int i = 1; i <= CAPACITY; i++) {
            queue.offer(i);
        }
    }

    @Actor
    public void producer(III_Result r) {
        r.r2 = queue.offer(CAPACITY + 1) ? 1 : 0;
    }

    @Actor
    public void consumer(III_Result r) {
        r.r1 = taken();
    }

    @Arbiter
    public void rest(III_Result r) {
        int all = 0;
        for (int each = taken(); each > 0; each = taken()) {
            all = all * TEN + each;
        }
        r.r3 = all;
    }

    private int taken() {
        Integer item = queue.poll();
        return item == null ? 0 : item;
    }
}
