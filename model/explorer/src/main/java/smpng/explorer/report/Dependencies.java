package smpng.explorer.report;

import java.util.function.IntPredicate;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;

/**
 * What is assumed to depend on what was read earlier in the same thread, beside the address of an object on the one read that can
 * have given its reference.
 */
interface Dependencies {
    /** Whether the address of an access depends on a read before it. */
    boolean isAddress(Step read, Step access);

    /** Whether the value that a step writes depends on a read before it. */
    boolean isValue(Step read, Step write);

    /** Nothing does. */
    Dependencies NONE = both(false);

    /** Everything does, on every read. */
    Dependencies ALL = both(true);

    private static Dependencies both(boolean is) {
        return new Dependencies() {
            @Override
            public boolean isAddress(Step read, Step access) {
                return is;
            }

            @Override
            public boolean isValue(Step read, Step write) {
                return is;
            }
        };
    }

    /**
     * All that compiled Java can have. What is written may be computed from anything, and so may an index; a field is where its
     * object is, and that is known by a reference: one that was read, or reached from one that was read, through final fields too.
     *
     * @param isElement whether a location is an array's element
     */
    static Dependencies possible(IntPredicate isElement) {
        return new Dependencies() {
            @Override
            public boolean isAddress(Step read, Step access) {
                return (read.declared() & Order.REFERENCE) != 0 || isElement.test(access.location());
            }

            @Override
            public boolean isValue(Step read, Step write) {
                return true;
            }
        };
    }
}
