package smpng.explorer.benchmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** big1: two threads read four variables again and again, two others write them. */
final class Big1 {
    private static final VarHandle X = Fields.of(MethodHandles.lookup(), "x");
    private static final VarHandle Y = Fields.of(MethodHandles.lookup(), "y");
    private static final VarHandle Z = Fields.of(MethodHandles.lookup(), "z");
    private static final VarHandle W = Fields.of(MethodHandles.lookup(), "w");

    private static int x;
    private static int y;
    private static int z;
    private static int w;

    private final int thread;

    Big1(int thread) {
        this.thread = thread;
    }

    void run() {
        switch (thread) {
            case 0 -> {
                readAll();
                readAll();
            }
            case 1 -> {
                readAll();
                read(X);
                read(Y);
            }
            case 2 -> write(X, Y);
            default -> write(Z, W);
        }
    }

    private static void readAll() {
        read(X);
        read(Y);
        read(Z);
        read(W);
    }

    private static int read(VarHandle variable) {
        return (int) variable.getAcquire();
    }

    private static void write(VarHandle first, VarHandle second) {
        for (int value = 1; value <= 3; value++) {
            first.setRelease(value);
            second.setRelease(value);
        }
    }
}
