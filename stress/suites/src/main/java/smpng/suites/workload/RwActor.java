package smpng.suites.workload;

import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.RwLock;

/** What one thread of a script does with reader-writer locks. The caller has asked whether it may block, and in which order. */
final class RwActor {
    private final KernelWorkload world;
    private final String self;
    private final Model model;

    RwActor(KernelWorkload world, String self) {
        this.world = world;
        this.self = self;
        this.model = world.model();
    }

    /** Shares the lock, if it is one that can be, and the thread does not have it to write. */
    void read(String x, boolean inOrder) {
        RwLock rw = world.rw(x);
        if (rw == null || model.holds(self, x) || !(inOrder || model.sharesOf(self, x) > 0)) {
            return;
        }
        boolean passes = model.sharesOf(self) > 0;
        model.wants(self, x);
        if (passes) {
            model.passes(x, true);
        }
        rw.readLock();
        if (passes) {
            model.passes(x, false);
        }
        model.shares(self, x);
    }

    /** Shares the lock if that takes no waiting. */
    void tryRead(String x) {
        RwLock rw = world.rw(x);
        if (rw == null) {
            return;
        }
        model.passes(x, true);
        boolean shared = rw.tryReadLock();
        model.passes(x, false);
        if (shared) {
            model.shares(self, x);
        }
    }

    /** Looks at what the lock protects: all that writers did is there, and does not change. */
    void look(String x) {
        if (model.sharesOf(self, x) > 0) {
            int before = world.look(x);
            int after = world.look(x);
            if (before != model.work(x) || after != before) {
                throw new AssertionError("visibility: " + self + " shares " + x + " and sees " + before + ", then "
                        + after + " of " + model.work(x) + " increments");
            }
        }
    }

    /** Takes the lock to write, if the thread has it neither way. */
    void write(RwLock rw, String x) {
        if (!model.holds(self, x) && model.sharesOf(self, x) == 0) {
            model.wants(self, x);
            rw.writeLock();
            model.got(self, x);
        }
    }

    /** Takes the lock to write once more. */
    void writeAgain(RwLock rw, String x) {
        rw.writeLock();
        model.got(self, x);
    }

    /** Takes the lock to write if that takes no waiting. */
    void tryWrite(RwLock rw, String x, boolean recurses) {
        boolean own = model.holds(self, x);
        if (rw.tryWriteLock()) {
            if (own && !recurses) {
                throw new AssertionError("RW-3: " + self + " took " + x + " twice, which does not recurse");
            }
            model.got(self, x);
        } else if (recurses) {
            throw new AssertionError("RW-4: " + self + " has " + x + ", which recurses, and cannot take it");
        }
    }

    /** Lets the lock go, in whichever way the thread has it. */
    void unlock(RwLock rw, String x) {
        if (model.holds(self, x)) {
            model.letGo(self, x);
            rw.writeUnlock();
        } else if (model.sharesOf(self, x) > 0) {
            model.leaves(self, x);
            rw.readUnlock();
        }
    }

    /** From reader to writer, if nobody else reads. What the thread saw before is as it was. */
    void upgrade(String x) {
        RwLock rw = world.rw(x);
        if (rw == null || model.sharesOf(self, x) != 1) {
            return;
        }
        int before = model.work(x);
        if (rw.tryUpgrade()) {
            model.leaves(self, x);
            model.got(self, x);
            if (model.work(x) != before) {
                throw new AssertionError("RW-5: somebody wrote while " + self + " became the writer of " + x);
            }
        }
    }

    /** From writer to reader; others may read from then on. */
    void downgrade(String x) {
        RwLock rw = world.rw(x);
        if (rw == null || !model.holds(self, x) || model.depth(x) != 1) {
            return;
        }
        model.letGo(self, x);
        model.shares(self, x);
        model.passes(x, true);
        rw.downgrade();
        model.passes(x, false);
    }

    /** Between two operations: what the thread can see agrees with the model. */
    void boundary() {
        for (Script.LockLine line : world.script().rws()) {
            check(world.rw(line.name()), line.name());
        }
    }

    private void check(@Nullable RwLock rw, String x) {
        if (rw == null) {
            return;
        }
        boolean owned = rw.isWriteOwned();
        if (owned != model.holds(self, x)) {
            throw new AssertionError("RW-10: " + self + (owned ? " has " : " does not have ") + x + " to write");
        }
        if (owned && rw.isRecursed() != model.depth(x) > 1) {
            throw new AssertionError("RW-3: " + x + " is taken " + model.depth(x) + " times, and is "
                    + (rw.isRecursed() ? "" : "not ") + "marked recursed");
        }
        if (model.sharesOf(self, x) > 0) {
            rw.assertReadLocked();
        }
    }
}
