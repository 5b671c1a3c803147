package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;

/**
 * Stands for {@link java.util.concurrent.CountDownLatch}. All of it is modelled. One word, which may fall below zero and
 * then means zero: so counting down needs no look. Every count-down comes before the return of a wait that succeeds; a
 * wait that gives up orders nothing, and may give up whenever the count is seen above zero.
 */
public class CountDownLatch {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(CountDownLatch.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int count;

    @SuppressWarnings("nullness:argument") // the handle writes to an object under construction
    public CountDownLatch(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count < 0");
        }
        COUNT.setOpaque(this, count);
    }

    public void await() throws InterruptedException {
        open();
    }

    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        if (getCount() > 0) {
            return false;
        }
        open();
        return true;
    }

    public void countDown() {
        int before = (int) COUNT.getAndAddRelease(this, -1);
    }

    public long getCount() {
        return Math.max(0, (int) COUNT.getOpaque(this));
    }

    @Override
    public String toString() {
        return "CountDownLatch[Count = " + getCount() + "]";
    }

    private void open() {
        while ((int) COUNT.getAcquire(this) > 0) {
            Thread.onSpinWait();
        }
    }
}
