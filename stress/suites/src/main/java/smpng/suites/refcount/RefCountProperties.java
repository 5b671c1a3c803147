package smpng.suites.refcount;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Panic;
import smpng.primitives.RefCount;

/** Random histories of one thread: the count agrees with its specification, call by call. */
public class RefCountProperties {
    private static final int LONGEST = 40;

    /** An operation, and the bound where it takes one. */
    enum Operation {
        ACQUIRE,
        ACQUIRE_IF_NOT_ZERO,
        RELEASE,
        RELEASE_IF_LAST,
        RELEASE_IF_GREATER
    }

    /** A call. */
    record Call(Operation operation, int bound) {
        @Override
        public String toString() {
            return switch (operation) {
                case ACQUIRE -> "acquire";
                case ACQUIRE_IF_NOT_ZERO -> "acquireIfNotZero";
                case RELEASE -> "release";
                case RELEASE_IF_LAST -> "releaseIfLast";
                case RELEASE_IF_GREATER -> "releaseIfGreater(" + bound + ")";
            };
        }
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"RC-1", "RC-2", "RC-4", "RC-6"},
            redBy = {"rc-early-last", "rc-drop-twice", "rc-resurrect", "rc-gt-any"})
    void smallCountsAgreeWithTheSpecification(@ForAll("calls") List<Call> calls) {
        // Three: an early "last" needs a count that is above one when it is let go.
        agree(new RefCount(3), new RefCountSpecification(3), calls);
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"RC-5"},
            redBy = {"rc-no-saturation"})
    void countsNearTheLimitStickThere(@ForAll("calls") List<Call> calls) {
        int initial = Integer.MAX_VALUE - 1;
        RefCount count = new RefCount(initial);
        agree(count, new RefCountSpecification(initial), calls);
        boolean before = count.isSaturated();
        calls.forEach(c -> perform(count, c));
        Assertions.assertTrue(!before || count.isSaturated(), "a saturated count counts again");
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        return Combinators.combine(
                        Arbitraries.of(Operation.class), Arbitraries.integers().between(0, 3))
                .as(Call::new)
                .list()
                .ofMaxSize(LONGEST);
    }

    private static void agree(RefCount count, RefCountSpecification specification, List<Call> calls) {
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            String expected = specify(specification, call);
            String seen = perform(count, call);
            String where = "call " + (i + 1) + " of " + calls + ", which is " + call;
            if (!expected.equals(seen)) {
                Assertions.fail(where + ", answers " + seen + "; the specification " + expected);
            }
            long value = Math.max(-1L, count.value());
            if (value != specification.value()) {
                Assertions.fail(
                        where + ", leaves the count at " + value + "; the specification at " + specification.value());
            }
        }
    }

    private static String perform(RefCount count, Call call) {
        try {
            return switch (call.operation()) {
                case ACQUIRE -> {
                    count.acquire();
                    yield "done";
                }
                case ACQUIRE_IF_NOT_ZERO -> Boolean.toString(count.acquireIfNotZero());
                case RELEASE -> Boolean.toString(count.release());
                case RELEASE_IF_LAST -> Boolean.toString(count.releaseIfLast());
                case RELEASE_IF_GREATER -> Boolean.toString(count.releaseIfGreater(call.bound()));
            };
        } catch (Panic e) {
            return "panic";
        }
    }

    private static String specify(RefCountSpecification specification, Call call) {
        try {
            return switch (call.operation()) {
                case ACQUIRE -> {
                    specification.acquire();
                    yield "done";
                }
                case ACQUIRE_IF_NOT_ZERO -> Boolean.toString(specification.acquireIfNotZero());
                case RELEASE -> Boolean.toString(specification.release());
                case RELEASE_IF_LAST -> Boolean.toString(specification.releaseIfLast());
                case RELEASE_IF_GREATER -> Boolean.toString(specification.releaseIfGreater(call.bound()));
            };
        } catch (Panic e) {
            return "panic";
        }
    }
}
