package smpng.suites.workload;

import smpng.primitives.KThread;
import smpng.primitives.RwLock;
import smpng.primitives.SleepQueue;
import smpng.primitives.Turnstile;

/** A reader-writer lock in a script; it is waited for on a turnstile, where signals end no wait. */
final class ShareableRw implements Shareable {
    private final KernelWorkload world;
    private final String name;
    private final RwLock rw;

    ShareableRw(KernelWorkload world, Script.Declared line) {
        this.world = world;
        this.name = line.name();
        this.rw = line.recursive()
                ? RwLock.recursive(world.kernel().machine(), name)
                : RwLock.of(world.kernel().machine(), name);
    }

    @Override
    public Object lock() {
        return rw;
    }

    @Override
    public String claim(int number) {
        return "RW-" + number;
    }

    @Override
    public boolean read(SleepQueue.Signals signals) {
        rw.readLock();
        return true;
    }

    @Override
    public boolean tryRead() {
        return rw.tryReadLock();
    }

    @Override
    public void readUnlock() {
        rw.readUnlock();
    }

    @Override
    public boolean write(SleepQueue.Signals signals) {
        rw.writeLock();
        return true;
    }

    @Override
    public boolean tryWrite() {
        return rw.tryWriteLock();
    }

    @Override
    public void writeUnlock() {
        rw.writeUnlock();
    }

    @Override
    public boolean tryUpgrade() {
        return rw.tryUpgrade();
    }

    @Override
    public void downgrade() {
        rw.downgrade();
    }

    @Override
    public boolean isWriteOwned() {
        return rw.isWriteOwned();
    }

    @Override
    public boolean isRecursed() {
        return rw.isRecursed();
    }

    @Override
    public void assertReadLocked() {
        rw.assertReadLocked();
    }

    @Override
    public int readers() {
        return rw.readers();
    }

    @Override
    public boolean hasSpinner() {
        return rw.hasSpinner();
    }

    @Override
    public boolean isBarred() {
        return rw.isBarred();
    }

    /** Who has the lock to write owns the turnstile of those who wait for it, and so is lent to; and nobody else does. */
    @Override
    public void checkAtRest() {
        KThread writer = rw.writer().orElse(null);
        for (Turnstile ts : world.kernel().turnstiles()) {
            if (ts.object() == rw.object() && ts.owner() != writer) {
                throw new AssertionError("RW-9: " + name + " is "
                        + (writer == null ? "written under by nobody" : writer + "'s to write")
                        + ", and those who wait lend to " + ts.owner());
            }
        }
    }
}
