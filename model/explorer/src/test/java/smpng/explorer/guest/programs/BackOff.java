package smpng.explorer.guest.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A lock that backs off, counts its attempts in a field and keeps statistics in an object of its own. */
public class BackOff {
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(BackOff.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Statistics {
        private int failures;
    }

    private int state;
    private int attempts;
    private int shared;

    private void backingOff() {
        int delay = 1;
        while (!STATE.weakCompareAndSetAcquire(this, 0, 1)) {
            for (int i = 0; i < delay; i++) {
                Thread.onSpinWait();
            }
            delay = Math.min(delay * 2, 1000);
        }
        shared++;
        STATE.setRelease(this, 0);
    }

    private void counting() {
        Statistics own = new Statistics();
        while (!STATE.weakCompareAndSetAcquire(this, 0, 1)) {
            own.failures++;
        }
        shared++;
        STATE.setRelease(this, 0);
    }

    private void countingForAll() {
        while (!STATE.weakCompareAndSetAcquire(this, 0, 1)) {
            attempts++;
        }
        shared++;
        STATE.setRelease(this, 0);
    }

    void thread0() {
        backingOff();
    }

    void thread1() {
        counting();
    }

    void thread2() {
        countingForAll();
    }

    @Override
    public String toString() {
        return "" + shared;
    }
}
