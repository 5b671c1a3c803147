package smpng.explorer.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Result;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Classes that are no tests, each for one reason. */
class Malformed {
    @State
    public static class NotATest {
        @Actor
        public void actor(I_Result r) {
            r.r1 = 1;
        }
    }

    @JCStressTest
    public static class NoState {
        @Actor
        public void actor(I_Result r) {
            r.r1 = 1;
        }
    }

    @JCStressTest
    @State
    public static class NoActor {
        @Arbiter
        public void arbiter(I_Result r) {
            r.r1 = 1;
        }
    }

    @JCStressTest
    @State
    public static class NoResult {
        @Actor
        public void actor() {}
    }

    @JCStressTest
    @State
    public static class TwoArbiters {
        @Actor
        public void actor(I_Result r) {
            r.r1 = 1;
        }

        @Arbiter
        public void first(I_Result r) {}

        @Arbiter
        public void second(I_Result r) {}
    }

    @JCStressTest
    @State
    public static class TwoResults {
        @Actor
        public void one(I_Result r) {
            r.r1 = 1;
        }

        @Actor
        public void two(II_Result r) {
            r.r1 = 1;
        }
    }

    @JCStressTest
    @State
    public static class StrangeParameter {
        @Actor
        public void actor(I_Result r, String s) {
            r.r1 = s.length();
        }
    }

    @JCStressTest
    @State
    public static class PrivateActor {
        @Actor
        private void actor(I_Result r) {
            r.r1 = 1;
        }
    }

    @JCStressTest
    @State
    public static class NoConstructor {
        final int start;

        public NoConstructor(int start) {
            this.start = start;
        }

        @Actor
        public void actor(I_Result r) {
            r.r1 = start;
        }
    }

    @JCStressTest
    @State
    public class Inner {
        @Actor
        public void actor(I_Result r) {
            r.r1 = 1;
        }
    }

    @JCStressTest
    @State
    @Outcome(id = "1, (", expect = Expect.ACCEPTABLE)
    public static class BadExpression {
        @Actor
        public void actor(I_Result r) {
            r.r1 = 1;
        }
    }

    @Result
    public static class Mute {
        public int r1;
    }

    @JCStressTest
    @State
    public static class MuteResult {
        @Actor
        public void actor(Mute r) {
            r.r1 = 1;
        }
    }

    @JCStressTest
    @State
    public static class StraySignal {
        @Actor
        public void actor(I_Result r) {
            r.r1 = 1;
        }

        @Signal
        public void signal() {}
    }

    @JCStressTest(Mode.Termination)
    @State
    public static class NoSignal {
        @Actor
        public void actor() {}
    }

    @JCStressTest(Mode.Termination)
    @State
    public static class Interrupts {
        @Actor
        public void actor() {}

        @Signal
        public void signal(Thread actor) {
            actor.interrupt();
        }
    }
}
