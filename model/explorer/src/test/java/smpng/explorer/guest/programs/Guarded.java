package smpng.explorer.guest.programs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Counters behind a lock, a monitor and an atomic. */
public class Guarded {
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger atomic = new AtomicInteger();
    private int locked;
    private int synchronised;

    private synchronized void add() {
        synchronised++;
    }

    private void work() {
        lock.lock();
        try {
            locked++;
        } finally {
            lock.unlock();
        }
        add();
        atomic.incrementAndGet();
    }

    void thread0() {
        work();
    }

    void thread1() {
        work();
    }

    @Override
    public String toString() {
        return locked + " " + synchronised + " " + atomic.get();
    }
}
