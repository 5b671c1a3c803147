package smpng.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Classes for {@link ExploreCommandTest} to explore. */
class Explored {
    private Explored() {}

    /** Each writes one variable and reads the other. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 1", "1, 0", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "one came first")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "stores waited in buffers")
    public static class Buffered {
        int x;
        int y;

        @Actor
        public void first(II_Result r) {
            x = 1;
            r.r1 = y;
        }

        @Actor
        public void second(II_Result r) {
            y = 1;
            r.r2 = x;
        }
    }

    /** As that, but its author hopes for the best. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 1", "1, 0", "1, 1"},
            expect = Expect.ACCEPTABLE)
    public static class Hopeful {
        int x;
        int y;

        @Actor
        public void first(II_Result r) {
            x = 1;
            r.r1 = y;
        }

        @Actor
        public void second(II_Result r) {
            y = 1;
            r.r2 = x;
        }
    }

    /** Uses what is not modelled. */
    @JCStressTest
    @State
    @Outcome(id = ".*", expect = Expect.ACCEPTABLE)
    public static class Timed {
        @Actor
        public void actor(II_Result r) {
            r.r1 = (int) System.nanoTime();
        }
    }

    /** Hopes that a weak compare-and-set does not fail for nothing. */
    @JCStressTest
    @State
    @Outcome(id = "1", expect = Expect.ACCEPTABLE)
    public static class Weak {
        private final AtomicInteger x = new AtomicInteger();

        @Actor
        public void first(I_Result r) {
            r.r1 = x.weakCompareAndSetPlain(0, 1) ? 1 : 0;
        }

        @Actor
        public void second() {
            x.getPlain();
        }
    }

    /** No test that can be run. */
    @JCStressTest
    public static class Stateless {
        @Actor
        public void actor(II_Result r) {
            r.r1 = 1;
        }
    }

    /** Loses increments. */
    public static class Counter {
        private volatile int value;

        @Operation
        public int increment() {
            return ++value;
        }
    }

    /** Loses none. */
    public static class LockedCounter {
        private int value;

        @Operation
        public synchronized int increment() {
            return ++value;
        }
    }
}
