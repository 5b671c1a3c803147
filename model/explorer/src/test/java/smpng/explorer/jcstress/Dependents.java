package smpng.explorer.jcstress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Readers that rely on no order, or on a dependency: the writer stores in order. */
class Dependents {
    private static final VarHandle READY;

    static {
        try {
            READY = MethodHandles.lookup().findVarHandle(Written.class, "ready", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @State
    public static class Written {
        int ready;
        int content;
        final int[] contents = new int[2];

        void write() {
            content = 1;
            contents[1] = 1;
            READY.setRelease(this, 1);
        }

        int ready() {
            return (int) READY.getOpaque(this);
        }
    }

    /** A branch stands between the reads, and no machine waits for that. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "ready, and not there")
    @Outcome(expect = Expect.ACCEPTABLE, desc = "the rest")
    public static class Branch {
        @Actor
        public void writer(Written written) {
            written.write();
        }

        @Actor
        public void reader(Written written, II_Result r) {
            r.r1 = written.ready();
            r.r2 = r.r1 == 1 ? written.content : 1;
        }
    }

    /** What was read is the index of what is read next. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "ready, and not there")
    @Outcome(expect = Expect.ACCEPTABLE, desc = "the rest")
    public static class Index {
        @Actor
        public void writer(Written written) {
            written.write();
        }

        @Actor
        public void reader(Written written, II_Result r) {
            int ready = written.ready();
            r.r1 = ready;
            r.r2 = written.contents[ready];
        }
    }

    /** Each way is there: some executions hang on a dependency, and others on none. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "ready, and not there")
    @Outcome(expect = Expect.ACCEPTABLE, desc = "the rest")
    public static class Either {
        @Actor
        public void writer(Written written) {
            written.write();
        }

        @Actor
        public void indexing(Written written, II_Result r) {
            int ready = written.ready();
            r.r1 = ready;
            r.r2 = written.contents[ready] == 0 ? 0 : written.content;
        }
    }
}
