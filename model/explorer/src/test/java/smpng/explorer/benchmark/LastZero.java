package smpng.explorer.benchmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** lastzero: threads fill an array, each from the element before its own; one looks for the last zero. */
final class LastZero {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int WRITERS = 15;
    private static final int[] ARRAY = new int[WRITERS + 1];

    private final int thread;

    LastZero(int thread) {
        this.thread = thread;
    }

    void run() {
        if (thread == 0) {
            int last = WRITERS;
            while ((int) ELEMENT.getAcquire(ARRAY, last) != 0) {
                last--;
            }
        } else {
            ELEMENT.setRelease(ARRAY, thread, (int) ELEMENT.getAcquire(ARRAY, thread - 1) + 1);
        }
    }
}
