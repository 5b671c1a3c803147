package smpng.explorer.jdk;

/**
 * The threads that wait on a monitor or a condition. One bit a thread in a word that the lock guards; who waits looks at
 * nothing but its own flag in {@link ThreadState}, so that a notification is one write that one thread reads.
 *
 * <p>A notification may choose any of the threads. A wait with a time limit need not look at its flag at all: when it has
 * the lock again, it was chosen before that, or its time is up.
 */
final class WaitSet {
    private final Exclusive lock;
    private long waiting;

    WaitSet(Exclusive lock) {
        this.lock = lock;
    }

    /** Waits to be chosen; spuriously, for nothing. */
    void await() {
        int holds = heldOnce();
        if (Hooks.spurious()) {
            giveWay(holds);
            return;
        }
        int me = Hooks.self();
        ThreadState self = Hooks.state(me);
        waiting |= 1L << me;
        self.startWaiting();
        lock.releaseAll();
        self.awaitChosen();
        lock.acquireAgain(holds);
    }

    /**
     * Waits to be chosen or for time to pass.
     *
     * @return true if it was chosen
     */
    boolean awaitForAWhile() {
        return giveWay(heldOnce());
    }

    /** Chooses one of the threads that wait, if any does. */
    void chooseOne() {
        heldOnce();
        long candidates = waiting;
        if (candidates == 0) {
            return;
        }
        int options = Long.bitCount(candidates);
        for (int skip = options == 1 ? 0 : Hooks.choose(options); skip > 0; skip--) {
            candidates &= candidates - 1;
        }
        int chosen = Long.numberOfTrailingZeros(candidates);
        waiting &= ~(1L << chosen);
        Hooks.state(chosen).stopWaiting();
    }

    /** Chooses all the threads that wait. */
    void chooseAll() {
        heldOnce();
        long all = waiting;
        if (all == 0) {
            return;
        }
        waiting = 0;
        for (; all != 0; all &= all - 1) {
            Hooks.state(Long.numberOfTrailingZeros(all)).stopWaiting();
        }
    }

    /** How many threads wait. */
    int size() {
        heldOnce();
        return Long.bitCount(waiting);
    }

    /** Lets others have the lock; true if one of them chose this thread. */
    private boolean giveWay(int holds) {
        long me = 1L << Hooks.self();
        waiting |= me;
        lock.releaseAll();
        lock.acquireAgain(holds);
        boolean chosen = (waiting & me) == 0;
        waiting &= ~me;
        return chosen;
    }

    private int heldOnce() {
        int holds = lock.holds();
        if (holds == 0) {
            throw new IllegalMonitorStateException();
        }
        return holds;
    }
}
