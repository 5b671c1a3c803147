package smpng.suites.workload;

import smpng.primitives.SleepQueue;
import smpng.primitives.SxLock;

/** An sx lock in a script. */
final class ShareableSx implements Shareable {
    private final SxLock sx;

    ShareableSx(KernelWorkload world, Script.Declared line) {
        this.sx = line.recursive()
                ? SxLock.recursive(world.kernel().machine(), line.name())
                : SxLock.of(world.kernel().machine(), line.name());
    }

    @Override
    public Object lock() {
        return sx;
    }

    @Override
    public String claim(int number) {
        return "SX-" + number;
    }

    @Override
    public boolean read(SleepQueue.Signals signals) {
        if (signals == SleepQueue.Signals.INTERRUPT) {
            return sx.sharedLockInterruptibly();
        }
        sx.sharedLock();
        return true;
    }

    @Override
    public boolean tryRead() {
        return sx.trySharedLock();
    }

    @Override
    public void readUnlock() {
        sx.sharedUnlock();
    }

    @Override
    public boolean write(SleepQueue.Signals signals) {
        if (signals == SleepQueue.Signals.INTERRUPT) {
            return sx.exclusiveLockInterruptibly();
        }
        sx.exclusiveLock();
        return true;
    }

    @Override
    public boolean tryWrite() {
        return sx.tryExclusiveLock();
    }

    @Override
    public void writeUnlock() {
        sx.exclusiveUnlock();
    }

    @Override
    public boolean tryUpgrade() {
        return sx.tryUpgrade();
    }

    @Override
    public void downgrade() {
        sx.downgrade();
    }

    @Override
    public boolean isWriteOwned() {
        return sx.isOwned();
    }

    @Override
    public boolean isRecursed() {
        return sx.isRecursed();
    }

    @Override
    public void assertReadLocked() {
        sx.assertShared();
    }

    @Override
    public int readers() {
        return sx.sharers();
    }

    @Override
    public boolean hasSpinner() {
        return sx.hasSpinner();
    }

    @Override
    public boolean isBarred() {
        return sx.isBarred();
    }

    /** Nothing: an owner is lent nothing, and a mark may outlive its waiter. */
    @Override
    public void checkAtRest() {}
}
