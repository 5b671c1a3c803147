package smpng.primitives;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The watched locks that one thread has, in the order in which it took them.
 *
 * <p>Only the thread itself uses the list, and handlers of interrupts that it takes, which leave it as they found it. A
 * change is made with interrupts off: a handler in the middle of one would put its lock where an entry is just moved to,
 * and the thread's own would be forgotten. Between changes a handler may come at any time.
 */
final class HeldLocks {
    private static final int ROOM = 8;

    private final Cpu cpu;
    private @Nullable WatchedLock[] locks = new @Nullable WatchedLock[ROOM];
    private int[] times = new int[ROOM];
    private int size;

    HeldLocks(Cpu cpu) {
        this.cpu = cpu;
    }

    int size() {
        return size;
    }

    /** The lock at a place, from 0, the one taken first. */
    WatchedLock at(int place) {
        WatchedLock its = locks[place];
        if (its == null) {
            throw new Panic("entry " + place + " of " + size + " locks held is empty");
        }
        return its;
    }

    boolean has(WatchedLock lock) {
        return find(lock) >= 0;
    }

    /** Notes that the lock was taken, perhaps once more. */
    void add(WatchedLock lock) {
        boolean on = cpu.interruptsOff();
        int at = find(lock);
        if (at >= 0) {
            times[at]++;
        } else {
            makeRoom();
            locks[size] = lock;
            times[size] = 1;
            size++;
        }
        cpu.interruptsRestore(on);
    }

    /** Notes that the lock was let go, once; false if it is not there. */
    boolean remove(WatchedLock lock) {
        boolean on = cpu.interruptsOff();
        int at = find(lock);
        if (at >= 0 && --times[at] == 0) {
            size--;
            for (int i = at; i < size; i++) {
                locks[i] = locks[i + 1];
                times[i] = times[i + 1];
            }
            locks[size] = null;
        }
        cpu.interruptsRestore(on);
        return at >= 0;
    }

    private int find(WatchedLock lock) {
        for (int i = size - 1; i >= 0; i--) {
            if (locks[i] == lock) {
                return i;
            }
        }
        return -1;
    }

    private void makeRoom() {
        if (size == locks.length) {
            @Nullable WatchedLock[] moreLocks = new @Nullable WatchedLock[2 * size];
            int[] moreTimes = new int[2 * size];
            for (int i = 0; i < size; i++) {
                moreLocks[i] = locks[i];
                moreTimes[i] = times[i];
            }
            locks = moreLocks;
            times = moreTimes;
        }
    }

    /** Names of the locks, the one taken last first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = size - 1; i >= 0; i--) {
            names.add(at(i).name());
        }
        return names;
    }
}
