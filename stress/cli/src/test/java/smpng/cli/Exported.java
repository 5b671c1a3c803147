package smpng.cli;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Classes for {@link ExploreExportsTest} to export. */
class Exported {
    private Exported() {}

    /** What the tests share. */
    @State
    public static class Shared {
        static final VarHandle X;
        static final VarHandle Y;

        static {
            try {
                X = MethodHandles.lookup().findVarHandle(Shared.class, "x", int.class);
                Y = MethodHandles.lookup().findVarHandle(Shared.class, "y", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        int x;
        int y;
        volatile int z;
        int constant = 1;
    }

    /** Updates that order nothing, and one that fails. */
    @JCStressTest
    @Outcome(id = "1, 0, 0", expect = Expect.FORBIDDEN)
    @Outcome(expect = Expect.ACCEPTABLE)
    public static class Updated {
        @Actor
        public void sends(Shared s) {
            s.x = 7;
            Shared.Y.weakCompareAndSetPlain(s, 0, 1);
        }

        @Actor
        public void receives(Shared s, III_Result r) {
            r.r1 = (int) Shared.Y.getAndAddRelease(s, 5) == 1 ? 1 : 0;
            r.r2 = s.x == 7 ? 1 : 0;
            r.r3 = (int) Shared.Y.compareAndExchangeAcquire(s, 3, 4) == 3 ? 1 : 0;
        }
    }

    /** Fences of all kinds, and volatile accesses. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE_INTERESTING)
    @Outcome(expect = Expect.ACCEPTABLE)
    public static class Fenced {
        @Actor
        public void first(Shared s, III_Result r) {
            Shared.X.setOpaque(s, 3);
            VarHandle.releaseFence();
            Shared.Y.setOpaque(s, 3);
            VarHandle.fullFence();
            s.z = 1;
        }

        @Actor
        public void second(Shared s, III_Result r) {
            r.r1 = s.z;
            VarHandle.acquireFence();
            r.r2 = (int) Shared.Y.getOpaque(s) == 3 ? 1 : 0;
            r.r3 = 0;
        }
    }

    /** The last writes of two variables are each other's first. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.FORBIDDEN)
    @Outcome(expect = Expect.ACCEPTABLE)
    public static class Overwritten {
        @Actor
        public void first(Shared s) {
            s.x = s.constant;
            s.y = 2;
        }

        @Actor
        public void second(Shared s) {
            s.y = s.constant;
            s.x = 2;
        }

        @Arbiter
        public void last(Shared s, II_Result r) {
            r.r1 = s.x;
            r.r2 = s.y;
        }
    }

    /** Fences that C has not. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.FORBIDDEN)
    @Outcome(expect = Expect.ACCEPTABLE)
    public static class Half {
        @Actor
        public void first(Shared s, II_Result r) {
            s.x = 1;
            VarHandle.storeStoreFence();
            s.y = 1;
        }

        @Actor
        public void second(Shared s, II_Result r) {
            r.r1 = s.y;
            VarHandle.loadLoadFence();
            r.r2 = s.x;
        }
    }

    /** Never ends. */
    @JCStressTest
    @Outcome(expect = Expect.ACCEPTABLE)
    public static class Waiting {
        @Actor
        public void first(Shared s, I_Result r) {
            while (s.z == 0) {
                Thread.onSpinWait();
            }
            r.r1 = 1;
        }

        @Actor
        public void second(Shared s) {
            s.x = 1;
        }
    }
}
