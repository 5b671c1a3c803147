package smpng.primitives;

import java.util.List;

/**
 * While a lock of one class was held, one of another was waited for; seen once, where it was seen first.
 *
 * @param first number of the class that was held
 * @param then number of the class that was waited for
 * @param held name of the lock that was held
 * @param wanted name of the lock that was waited for
 * @param thread name of the thread
 * @param stack where it was, innermost call first; empty where stacks are not taken
 */
public record LockStep(int first, int then, String held, String wanted, String thread, List<String> stack) {
    /** Copies the list. */
    public LockStep {
        stack = List.copyOf(stack);
    }

    @Override
    public String toString() {
        String where = stack.isEmpty() ? "" : " at " + String.join(", from ", stack);
        return thread + " had " + held + " and wanted " + wanted + where;
    }
}
