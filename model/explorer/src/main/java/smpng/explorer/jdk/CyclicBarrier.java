package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stands for {@link java.util.concurrent.CyclicBarrier}. Modelled: waiting, with or without a time limit, the barrier
 * action, breaking by time or by the action's failure, and asking for its state. Absent: reset; a broken barrier stays
 * so.
 *
 * <pre>
 *   word   31              17   16      15              0
 *          |  generation      | broken  |  have arrived    |
 * </pre>
 *
 * <p>What came before anyone's arrival comes before the action, and the action before everyone's return. While the action
 * runs, all have arrived: no one else may arrive, and no one's time may be up.
 */
public class CyclicBarrier {
    private static final int ARRIVED = 0xffff;
    private static final int BROKEN = ARRIVED + 1;
    private static final int GENERATION = BROKEN << 1;
    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(CyclicBarrier.class, "word", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int parties;
    private final @Nullable Runnable action;
    private int word;

    public CyclicBarrier(int parties, @Nullable Runnable barrierAction) {
        if (parties <= 0) {
            throw new IllegalArgumentException();
        }
        if (parties > ARRIVED) {
            throw new UnsupportedOperationException("more than " + ARRIVED + " parties are not modelled");
        }
        this.parties = parties;
        action = barrierAction;
    }

    public CyclicBarrier(int parties) {
        this(parties, null);
    }

    public int getParties() {
        return parties;
    }

    public int await() throws InterruptedException, BrokenBarrierException {
        int seen = arrive(1);
        int before = seen & ARRIVED;
        if (before + 1 < parties) {
            while (!tripped((int) WORD.getAcquire(this), seen)) {
                Thread.onSpinWait();
            }
        }
        return parties - 1 - before;
    }

    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        int seen = arrive(timeout > 0 ? 1 : BROKEN);
        int before = seen & ARRIVED;
        if (before + 1 < parties) {
            if (timeout <= 0) {
                throw new TimeoutException();
            }
            for (; ; ) {
                int now = (int) WORD.getAcquire(this);
                if (tripped(now, seen)) {
                    break;
                }
                if ((now & ARRIVED) < parties && swap(now, now | BROKEN)) {
                    throw new TimeoutException();
                }
                Thread.onSpinWait();
            }
        }
        return parties - 1 - before;
    }

    public boolean isBroken() {
        return ((int) WORD.getOpaque(this) & BROKEN) != 0;
    }

    public int getNumberWaiting() {
        int seen = (int) WORD.getOpaque(this);
        return (seen & BROKEN) != 0 ? 0 : seen & ARRIVED;
    }

    /**
     * Arrives; if it is the last, runs the action and opens the barrier.
     *
     * @param mark what to add to the word if it is not the last
     * @return the word before
     */
    private int arrive(int mark) throws BrokenBarrierException {
        for (; ; ) {
            int seen = (int) WORD.getOpaque(this);
            if ((seen & BROKEN) != 0) {
                throw new BrokenBarrierException();
            }
            int arrived = (seen & ARRIVED) + 1;
            int next = next(seen);
            if (arrived < parties && swap(seen, seen + mark)) {
                return seen;
            }
            if (arrived == parties && swap(seen, action == null ? next : seen + 1)) {
                VarHandle.acquireFence();
                if (action != null) {
                    act(action, seen, next);
                }
                return seen;
            }
            Thread.onSpinWait();
        }
    }

    private void act(Runnable action, int seen, int next) {
        try {
            action.run();
        } catch (Throwable e) {
            WORD.setRelease(this, seen | BROKEN);
            throw e;
        }
        WORD.setRelease(this, next);
    }

    /** Whether the generation in which the word was seen is over. */
    private boolean tripped(int now, int seen) throws BrokenBarrierException {
        if (((now ^ seen) & -GENERATION) != 0) {
            return true;
        }
        if ((now & BROKEN) != 0) {
            throw new BrokenBarrierException();
        }
        return false;
    }

    private static int next(int seen) {
        return (seen & -GENERATION) + GENERATION;
    }

    private boolean swap(int expected, int next) {
        return (int) WORD.compareAndExchangeRelease(this, expected, next) == expected;
    }
}
