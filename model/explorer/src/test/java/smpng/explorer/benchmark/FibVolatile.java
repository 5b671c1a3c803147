package smpng.explorer.benchmark;

/** {@link Fib} with volatile variables: the model's axiom on those is asked as well. */
final class FibVolatile {
    private static final int LARGEST = 144;

    private static volatile int x = 1;
    private static volatile int y = 1;

    private final int thread;

    FibVolatile(int thread) {
        this.thread = thread;
    }

    void run() {
        if (thread == 0) {
            for (int i = 0; i < 5; i++) {
                x = x + y;
            }
        } else if (thread == 1) {
            for (int i = 0; i < 5; i++) {
                y = y + x;
            }
        } else if (x > LARGEST || y > LARGEST) {
            throw new AssertionError();
        }
    }
}
