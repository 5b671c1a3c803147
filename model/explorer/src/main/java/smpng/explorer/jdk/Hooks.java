package smpng.explorer.jdk;

/**
 * What the models need of the run-time of code under test and Java cannot say. The loader replaces every call of these
 * methods; without it, there is nothing behind them. What each has to do is stated in the package's documentation.
 */
final class Hooks {
    private Hooks() {}

    /** The number of the running thread, 1 to 32. */
    static int self() {
        throw outside();
    }

    /** The number of a thread, 1 to 32. */
    static int number(Thread thread) {
        throw outside();
    }

    /** What the models keep of the thread of a number. */
    static ThreadState state(int number) {
        throw outside();
    }

    /** The monitor of an object. */
    static MonitorState monitor(Object object) {
        throw outside();
    }

    /** One of 0 to {@code options - 1}; every pick is explored. */
    static int choose(int options) {
        throw outside();
    }

    /** Whether a wait that begins ends for no reason. False, unless the exploration was asked for spurious wake-ups. */
    static boolean spurious() {
        throw outside();
    }

    private static IllegalStateException outside() {
        return new IllegalStateException("a model of java.util.concurrent is used outside an exploration");
    }
}
