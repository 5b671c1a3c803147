package smpng.suites.barriers.others;

import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A producer hands two plain objects to a consumer through a queue of JCTools': they come out in order, and complete. */
@JCStressTest
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "nothing was there")
@Outcome(id = "-1, 1", expect = Expect.ACCEPTABLE, desc = "the first came late")
@Outcome(id = "1, -1", expect = Expect.ACCEPTABLE, desc = "the second came late")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "both")
@Outcome(expect = Expect.FORBIDDEN, desc = "out of order, twice, or without its field")
@State
public class SpscHandover {
    private static final int CAPACITY = 4;

    private final SpscAtomicArrayQueue<Item> queue = new SpscAtomicArrayQueue<>(CAPACITY);

    /** What is handed over. */
    static final class Item {
        private int number;

        static Item of(int number) {
            Item item = new Item();
            item.number = number;
            return item;
        }
    }

    @Actor
    public void producer() {
        queue.offer(Item.of(1));
        queue.offer(Item.of(2));
    }

    @Actor
    public void consumer(II_Result r) {
        r.r1 = taken();
        r.r2 = taken();
    }

    private int taken() {
        Item item = queue.poll();
        return item == null ? -1 : item.number;
    }
}
