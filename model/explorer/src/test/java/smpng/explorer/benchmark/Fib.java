package smpng.explorer.benchmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** fib_bench: two threads compute Fibonacci numbers from each other's, a third looks that none is too large. */
final class Fib {
    private static final VarHandle X = Fields.of(MethodHandles.lookup(), "x");
    private static final VarHandle Y = Fields.of(MethodHandles.lookup(), "y");
    private static final int LARGEST = 144;

    private static int x = 1;
    private static int y = 1;

    private final int thread;

    Fib(int thread) {
        this.thread = thread;
    }

    void run() {
        switch (thread) {
            case 0 -> add(X, Y);
            case 1 -> add(Y, X);
            default -> check();
        }
    }

    private static void add(VarHandle to, VarHandle from) {
        for (int i = 0; i < 5; i++) {
            int sum = (int) to.getAcquire();
            to.setRelease(sum + (int) from.getAcquire());
        }
    }

    private static void check() {
        if ((int) X.getAcquire() > LARGEST || (int) Y.getAcquire() > LARGEST) {
            throw new AssertionError();
        }
    }
}
