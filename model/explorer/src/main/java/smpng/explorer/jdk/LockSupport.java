package smpng.explorer.jdk;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stands for {@link java.util.concurrent.locks.LockSupport}. Modelled: parking, with or without a time limit, and
 * unparking: one permit a thread, and what came before it was given comes before the return of the park that takes it.
 * Absent: setCurrentBlocker and getBlocker; the blocker that park is given is ignored.
 *
 * <p>A park with a time limit may return at any time; one without returns for no reason only if spurious wake-ups were
 * asked for. Unparking a thread that was not started gives it a permit; it is documented as perhaps having no effect.
 */
public final class LockSupport {
    private LockSupport() {}

    public static void park() {
        if (Hooks.spurious()) {
            return;
        }
        ThreadState self = Hooks.state(Hooks.self());
        while (!self.takePermit()) {
            Thread.onSpinWait();
        }
    }

    public static void park(@Nullable Object blocker) {
        park();
    }

    /** Takes the permit or lets time pass: whether it is there by then is open anyway. */
    public static void parkNanos(long nanos) {
        if (nanos > 0) {
            parkForAWhile();
        }
    }

    public static void parkNanos(@Nullable Object blocker, long nanos) {
        parkNanos(nanos);
    }

    public static void parkUntil(long deadline) {
        parkForAWhile();
    }

    public static void parkUntil(@Nullable Object blocker, long deadline) {
        parkForAWhile();
    }

    public static void unpark(@Nullable Thread thread) {
        if (thread != null) {
            Hooks.state(Hooks.number(thread)).givePermit();
        }
    }

    private static void parkForAWhile() {
        Hooks.state(Hooks.self()).takePermit();
    }
}
