package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;

/**
 * Stands for {@link java.util.concurrent.Semaphore}. Modelled: acquiring, trying, releasing, draining and asking. Absent:
 * whatever asks for its queue (hasQueuedThreads, getQueueLength) and, for subclasses, reducePermits and getQueuedThreads.
 *
 * <p>One word of permits. Acquiring acquires, releasing releases, a failed attempt orders nothing; who is next is open,
 * for fair semaphores too.
 */
public class Semaphore implements Serializable {
    private static final long serialVersionUID = 1;
    private static final VarHandle PERMITS;

    static {
        try {
            PERMITS = MethodHandles.lookup().findVarHandle(Semaphore.class, "permits", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final boolean fair;
    private final int atFirst;
    private int permits;

    public Semaphore(int permits) {
        this(permits, false);
    }

    @SuppressWarnings("nullness:argument") // the handle writes to an object under construction
    public Semaphore(int permits, boolean fair) {
        this.fair = fair;
        atFirst = permits;
        PERMITS.setOpaque(this, permits);
    }

    public void acquire() throws InterruptedException {
        take(1);
    }

    public void acquire(int permits) throws InterruptedException {
        acquireUninterruptibly(permits);
    }

    public void acquireUninterruptibly() {
        take(1);
    }

    public void acquireUninterruptibly(int permits) {
        require(permits >= 0);
        take(permits);
    }

    public boolean tryAcquire() {
        return tryTake(1);
    }

    public boolean tryAcquire(int permits) {
        require(permits >= 0);
        return tryTake(permits);
    }

    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        return tryTake(1);
    }

    public boolean tryAcquire(int permits, long timeout, TimeUnit unit) throws InterruptedException {
        return tryAcquire(permits);
    }

    public void release() {
        give(1);
    }

    public void release(int permits) {
        require(permits >= 0);
        give(permits);
    }

    public int availablePermits() {
        return (int) PERMITS.getOpaque(this);
    }

    public int drainPermits() {
        return (int) PERMITS.getAndSetAcquire(this, 0);
    }

    public boolean isFair() {
        return fair;
    }

    @Override
    public String toString() {
        return "Semaphore[Permits = " + availablePermits() + "]";
    }

    /** Supposes at first as many permits as there were in the beginning, which saves a look; else what was seen. */
    private void take(int wanted) {
        int supposed = Math.max(atFirst, wanted);
        int expected = supposed;
        for (; ; ) {
            int seen = (int) PERMITS.compareAndExchangeAcquire(this, expected, expected - wanted);
            if (seen == expected) {
                return;
            }
            if (seen >= wanted) {
                expected = seen;
            } else {
                expected = supposed;
                Thread.onSpinWait();
            }
        }
    }

    /** Looks before it tries: the look is opaque, while a failed compare-and-set acquires. */
    private boolean tryTake(int wanted) {
        int expected = (int) PERMITS.getOpaque(this);
        while (expected >= wanted) {
            int seen = (int) PERMITS.compareAndExchangeAcquire(this, expected, expected - wanted);
            if (seen == expected) {
                return true;
            }
            expected = seen;
        }
        return false;
    }

    private void give(int more) {
        int before = (int) PERMITS.getAndAddRelease(this, more);
        if (before + more < before) {
            int undone = (int) PERMITS.getAndAdd(this, -more);
            throw new Error("Maximum permit count exceeded");
        }
    }

    private static void require(boolean legal) {
        if (!legal) {
            throw new IllegalArgumentException();
        }
    }
}
