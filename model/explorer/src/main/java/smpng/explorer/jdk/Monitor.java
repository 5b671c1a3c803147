package smpng.explorer.jdk;

/**
 * Stands for what every object has: {@code synchronized} (JLS 17.1) and the wait and notify methods of {@link Object}
 * (JLS 17.2). All of it is modelled but interruption. The methods are what the loader puts in place of the
 * {@code monitorenter} and {@code monitorexit} instructions, of synchronized methods and of those calls.
 *
 * <p>A wait ends without a notification only if its time may be up, at any moment then, or if spurious wake-ups were asked
 * for. A notification chooses any of the threads that wait.
 */
public final class Monitor {
    private Monitor() {}

    /** The monitorenter instruction. */
    public static void enter(Object object) {
        Hooks.monitor(object).acquire();
    }

    /** The monitorexit instruction. */
    public static void exit(Object object) {
        Hooks.monitor(object).release();
    }

    /** {@link Object#wait()}. */
    public static void await(Object object) {
        Hooks.monitor(object).waitSet().await();
    }

    /** {@link Object#wait(long)}. */
    public static void await(Object object, long timeoutMillis) {
        await(object, timeoutMillis, 0);
    }

    /** {@link Object#wait(long, int)}. */
    public static void await(Object object, long timeoutMillis, int nanos) {
        if (timeoutMillis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos > 999_999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        WaitSet waitSet = Hooks.monitor(object).waitSet();
        if (timeoutMillis == 0 && nanos == 0) {
            waitSet.await();
        } else {
            waitSet.awaitForAWhile();
        }
    }

    /** {@link Object#notify()}. */
    public static void notify(Object object) {
        Hooks.monitor(object).waitSet().chooseOne();
    }

    /** {@link Object#notifyAll()}. */
    public static void notifyAll(Object object) {
        Hooks.monitor(object).waitSet().chooseAll();
    }

    /** {@link Thread#holdsLock(Object)}. */
    public static boolean holdsLock(Object object) {
        return Hooks.monitor(object).held();
    }
}
