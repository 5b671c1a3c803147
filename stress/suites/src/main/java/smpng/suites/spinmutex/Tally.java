package smpng.suites.spinmutex;

import org.checkerframework.checker.lock.qual.GuardedBy;
import smpng.primitives.SpinMutex;

/** A user of {@link SpinMutex} as the lock discipline wants it: let go on every path, and no count without the lock. */
final class Tally {
    private final SpinMutex lock;
    private @GuardedBy("lock") int count;

    Tally(SpinMutex lock) {
        this.lock = lock;
    }

    /** Adds one unless the bound is reached. */
    boolean addUpTo(int bound) {
        lock.lock();
        if (count >= bound) {
            lock.unlock();
            return false;
        }
        count++;
        lock.unlock();
        return true;
    }

    /** Adds one if nobody has the lock. */
    boolean tryAdd() {
        if (lock.tryLock()) {
            count++;
            lock.unlock();
            return true;
        }
        return false;
    }

    /** What has been added. */
    int count() {
        lock.lock();
        int seen = count;
        lock.unlock();
        return seen;
    }
}
