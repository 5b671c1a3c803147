package smpng.explorer.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.D_Result;
import org.openjdk.jcstress.infra.results.J_Result;
import smpng.explorer.input.ClassPath;
import smpng.memory.mapping.Mapping;

/** Wide plain fields tear if that is asked for (JLS 17.7), volatile ones and narrow ones never. */
class TearingTest {
    private static final Set<String> WHOLE = Set.of("0", "-1");
    private static final Set<String> TORN = Set.of("0", "-1", "4294967295", "-4294967296");

    private static Findings explored(Class<?> type, String machine, boolean tearing) throws Exception {
        try (ClassPath path = Samples.path()) {
            ExplorationSettings settings = new ExplorationSettings(Mapping.HOTSPOT, 100_000);
            return new StressExploration(path, new TestReader(path).read(type.getName()))
                    .on(machine, tearing ? settings.tearingWideFields() : settings);
        }
    }

    private static Set<String> outcomes(Class<?> type, String machine, boolean tearing) throws Exception {
        Findings found = explored(type, machine, tearing);
        assertTrue(found.isDecided(), found.undecided());
        return found.outcomes().keySet();
    }

    @JCStressTest
    @Outcome(expect = Expect.ACCEPTABLE, desc = "any")
    @State
    public static class PlainLong {
        long value;

        @Actor
        public void writer() {
            value = -1;
        }

        @Actor
        public void reader(J_Result r) {
            r.r1 = value;
        }
    }

    @Test
    void aPlainLongTearsIfAskedOnEveryMachine() throws Exception {
        for (String machine : Set.of("sc", "x86-tso", "jam", "rc11", "armv8")) {
            assertEquals(WHOLE, outcomes(PlainLong.class, machine, false), machine);
            assertEquals(TORN, outcomes(PlainLong.class, machine, true), machine);
        }
    }

    @JCStressTest
    @Outcome(expect = Expect.ACCEPTABLE, desc = "any")
    @State
    public static class VolatileLong {
        volatile long value;

        @Actor
        public void writer() {
            value = -1;
        }

        @Actor
        public void reader(J_Result r) {
            r.r1 = value;
        }
    }

    @Test
    void aVolatileLongDoesNot() throws Exception {
        assertEquals(WHOLE, outcomes(VolatileLong.class, "jam", true));
    }

    @JCStressTest
    @Outcome(expect = Expect.ACCEPTABLE, desc = "any")
    @State
    public static class InheritedDouble extends Doubles {
        int after;

        @Actor
        public void writer() {
            after = 1;
            value = Double.longBitsToDouble(0x4000_0000_0000_0001L);
        }

        @Actor
        public void reader(D_Result r) {
            r.r1 = value;
        }
    }

    abstract static class Doubles {
        byte before = 3;
        double value = 1;
    }

    @Test
    void aPlainDoubleTearsAndItsNeighboursStayWhatTheyAre() throws Exception {
        String one = Double.toString(1);
        String other = Double.toString(Double.longBitsToDouble(0x4000_0000_0000_0001L));
        String high = Double.toString(Double.longBitsToDouble(0x4000_0000_0000_0000L));
        String low = Double.toString(Double.longBitsToDouble(0x3ff0_0000_0000_0001L));
        assertEquals(Set.of(one, other), outcomes(InheritedDouble.class, "sc", false));
        assertEquals(Set.of(one, other, high, low), outcomes(InheritedDouble.class, "sc", true));
    }

    @JCStressTest
    @Outcome(expect = Expect.ACCEPTABLE, desc = "any")
    @State
    public static class StaticLong {
        static int before;
        static long value;
        static int after;

        @Actor
        public void writer() {
            before = 5;
            value--;
            after = 6;
        }

        @Actor
        public void reader(J_Result r) {
            r.r1 = value;
        }
    }

    @Test
    void aStaticOneTears() throws Exception {
        assertEquals(TORN, outcomes(StaticLong.class, "sc", true));
    }

    @JCStressTest
    @Outcome(expect = Expect.ACCEPTABLE, desc = "any")
    @State
    public static class HandledLong {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(HandledLong.class, "value", long.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        long value;

        @Actor
        public void writer() {
            VALUE.setOpaque(this, -1L);
        }

        @Actor
        public void reader(J_Result r) {
            r.r1 = value;
        }
    }

    @Test
    void aHandleOfOneIsRefusedByName() throws Exception {
        assertEquals(WHOLE, outcomes(HandledLong.class, "sc", false));
        String why = explored(HandledLong.class, "sc", true).undecided();
        assertTrue(why.contains("HandledLong.value") && why.contains("may tear"), why);
    }
}
