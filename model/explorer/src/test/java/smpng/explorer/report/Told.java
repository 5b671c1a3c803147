package smpng.explorer.report;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Tests whose executions are told. */
class Told {
    private Told() {}

    /** Data behind a flag, without an order. */
    @JCStressTest
    @State
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN)
    public static class Message {
        int data;
        final AtomicInteger flag = new AtomicInteger();

        @Actor
        public void sends(II_Result r) {
            data = 1;
            flag.setPlain(1);
        }

        @Actor
        public void receives(II_Result r) {
            r.r1 = flag.getPlain();
            r.r2 = data;
        }
    }

    /** Each writes one variable and reads the other. */
    @JCStressTest
    @State
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN)
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

    /** Loses an increment. */
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.FORBIDDEN)
    public static class Lost {
        volatile int count;

        @Actor
        public void first(II_Result r) {
            r.r1 = ++count;
        }

        @Actor
        public void second(II_Result r) {
            r.r2 = ++count;
        }
    }

    /** As the message, among much that concerns nobody else. */
    @JCStressTest
    @State
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN)
    public static class Burdened {
        int data;
        int flag;
        int own;
        int other;

        @Actor
        public void sends(II_Result r) {
            for (int i = 0; i < 4; i++) {
                own += i;
            }
            data = 1;
            flag = 1;
        }

        @Actor
        public void receives(II_Result r) {
            r.r1 = flag;
            for (int i = 0; i < 4; i++) {
                other += i;
            }
            r.r2 = data;
        }
    }

    /** As the message, but its receiver does what it should. */
    @JCStressTest
    @State
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN)
    public static class HalfRight {
        int data;
        final AtomicInteger flag = new AtomicInteger();

        @Actor
        public void sends(II_Result r) {
            data = 1;
            flag.setPlain(1);
        }

        @Actor
        public void receives(II_Result r) {
            r.r1 = flag.getAcquire();
            r.r2 = data;
        }
    }
}
