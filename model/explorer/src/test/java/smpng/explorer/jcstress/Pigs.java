package smpng.explorer.jcstress;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Result;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** Tests that show what the samples do not. */
class Pigs {
    @State
    public static class Box {
        int x;
        volatile int y;
    }

    /** The state is a class of its own; parameters come in either order. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the rest")
    public static class SeparateState {
        @Actor
        public void writer(Box box) {
            box.x = 1;
            box.y = 1;
        }

        @Actor
        public void reader(II_Result r, Box box) {
            r.r1 = box.y;
            r.r2 = box.x;
        }
    }

    @Result
    public static class Pair {
        public int left;
        public String right = "none";

        @Override
        public String toString() {
            return left + "/" + right;
        }
    }

    /** A result of the user's own; an actor that is static; one that returns something. */
    @JCStressTest
    @State
    @Outcome(id = "[01]/(none|some)", expect = Expect.ACCEPTABLE)
    public static class OwnResult {
        int x;

        @Actor
        public int writer() {
            return x = 1;
        }

        @Actor
        void reader(Pair pair) {
            pair.left = x;
        }

        @Actor
        public static void other(Pair pair) {
            pair.right = "some";
        }
    }

    /** Its declarations are wrong. */
    @JCStressTest
    @State
    @Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "never")
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "perhaps")
    public static class WrongDeclarations {
        int x;

        @Actor
        public void writer() {
            x = 1;
        }

        @Actor
        public void reader(I_Result r) {
            r.r1 = x;
        }
    }

    /** An actor throws in some executions. */
    @JCStressTest
    @State
    @Outcome(id = ".*", expect = Expect.ACCEPTABLE)
    public static class Throws {
        int x;

        @Actor
        public void writer() {
            x = 1;
        }

        @Actor
        public void reader(I_Result r) {
            if (x == 1) {
                throw new IllegalStateException("seen");
            }
        }
    }

    /** Two actors wait for each other. */
    @JCStressTest
    @State
    @Outcome(id = ".*", expect = Expect.ACCEPTABLE)
    public static class Deadlock {
        volatile int x;
        volatile int y;

        @Actor
        public void first(I_Result r) {
            while (x == 0) {
                Thread.onSpinWait();
            }
            y = 1;
        }

        @Actor
        public void second() {
            while (y == 0) {
                Thread.onSpinWait();
            }
            x = 1;
        }
    }

    /** An arbiter reads what three actors left. */
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 3", expect = Expect.ACCEPTABLE)
    public static class ThreeActors {
        int a;
        int b;
        int c;

        @Actor
        public void first() {
            a = 1;
        }

        @Actor
        public void second() {
            b = 2;
        }

        @Actor
        public void third() {
            c = 3;
        }

        @Arbiter
        public void arbiter(III_Result r) {
            r.r1 = a;
            r.r2 = b;
            r.r3 = c;
        }
    }

    /** What is printed of an object is what it holds at the end. */
    @JCStressTest
    @State
    @Outcome(id = "null", expect = Expect.ACCEPTABLE)
    @Outcome(id = "text", expect = Expect.ACCEPTABLE)
    public static class Texts {
        String text;

        @Actor
        public void writer() {
            text = "text";
        }

        @Actor
        public void reader(L_Result r) {
            r.r1 = text;
        }
    }

    /** The actor reads again, for sure. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE)
    @State
    public static class VolatileFlag {
        volatile boolean flag;

        @Actor
        public void actor() {
            while (!flag) {
                Thread.onSpinWait();
            }
        }

        @Signal
        public void signal() {
            flag = true;
        }
    }

    /** A weak compare-and-set may fail although nobody else writes; one of the thread's own as well. */
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE)
    @Outcome(
            id = {"0, 1", "1, 0", "0, 0"},
            expect = Expect.ACCEPTABLE_INTERESTING)
    public static class Weak {
        private final AtomicInteger shared = new AtomicInteger();

        @Actor
        public void first(II_Result r) {
            r.r1 = shared.weakCompareAndSetAcquire(0, 1) ? 1 : 0;
            r.r2 = new AtomicInteger().weakCompareAndSetPlain(0, 1) ? 1 : 0;
        }

        @Actor
        public void second() {
            shared.getPlain();
        }
    }

    /** A weak compare-and-set is tried until it succeeds. */
    @JCStressTest
    @State
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE)
    @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE)
    public static class WeakLoop {
        private final AtomicInteger turn = new AtomicInteger();
        private int count;

        @Actor
        public void first(II_Result r) {
            r.r1 = next();
        }

        @Actor
        public void second(II_Result r) {
            r.r2 = next();
        }

        private int next() {
            while (!turn.weakCompareAndSetAcquire(0, 1)) {
                Thread.onSpinWait();
            }
            int mine = ++count;
            turn.setRelease(0);
            return mine;
        }
    }

    /** The signal is not what the actor waits for. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "STALE", expect = Expect.ACCEPTABLE)
    @State
    public static class WrongFlag {
        volatile boolean flag;
        volatile boolean other;

        @Actor
        public void actor() {
            while (!flag) {
                Thread.onSpinWait();
            }
        }

        @Signal
        public void signal() {
            other = true;
        }
    }
}
