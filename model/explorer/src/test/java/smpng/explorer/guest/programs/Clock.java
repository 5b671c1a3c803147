package smpng.explorer.guest.programs;

/** Asks for the time, and would not like to hear that it may not. */
public class Clock {
    private long time;

    void thread0() {
        try {
            time = System.nanoTime();
        } catch (RuntimeException e) {
            time = 1;
        }
    }
}
