package smpng.explorer.guest.programs;

/** fib_bench: two threads compute Fibonacci numbers from each other's. */
public class Fib {
    static volatile int x = 1;
    static volatile int y = 1;

    void thread0() {
        for (int i = 0; i < 5; i++) {
            x = x + y;
        }
    }

    void thread1() {
        for (int i = 0; i < 5; i++) {
            y = y + x;
        }
    }

    void thread2() {
        if (x > 144 || y > 144) {
            throw new AssertionError();
        }
    }
}
