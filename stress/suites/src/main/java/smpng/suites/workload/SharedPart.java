package smpng.suites.workload;

import smpng.primitives.SleepQueue;

/** A lock that can be shared, in a script. */
final class SharedPart implements Part {
    private final KernelWorkload world;
    private final Model model;
    private final Script.Declared line;
    private final Shareable lock;
    private final SharedWatch watch;

    SharedPart(KernelWorkload world, Script.Declared line) {
        this.world = world;
        this.model = world.model();
        this.line = line;
        this.lock = Shareable.of(world, line);
        this.watch = new SharedWatch(lock, line.name());
        world.machine().name(lock.lock(), line.name());
        world.afterEachStep(this::afterStep);
    }

    @Override
    public void perform(Script.Op op, Actor actor) {
        String self = actor.name();
        switch (op.verb()) {
            case "lock", "lock-sig" -> {
                if (actor.mayBlock()) {
                    write(actor, signals(op));
                }
            }
            case "try" -> tryWrite(self);
            case "read", "read-sig" -> {
                if (actor.mayBlock()) {
                    read(actor, signals(op));
                }
            }
            case "tryread" -> tryRead(self);
            case "look" -> look(self);
            case "unlock", "upgrade", "downgrade" -> {
                if (actor.mayUnlock()) {
                    letGo(op.verb(), self);
                }
            }
            default -> {}
        }
    }

    private void letGo(String verb, String self) {
        switch (verb) {
            case "upgrade" -> upgrade(self);
            case "downgrade" -> downgrade(self);
            default -> unlock(self);
        }
    }

    private static SleepQueue.Signals signals(Script.Op op) {
        return op.verb().endsWith("-sig") ? SleepQueue.Signals.INTERRUPT : SleepQueue.Signals.WAIT;
    }

    /** Shares the lock, if the thread does not have it to write. */
    private void read(Actor actor, SleepQueue.Signals signals) {
        String self = actor.name();
        if (model.holds(self, name()) || !(actor.inOrder(name()) || shares(self) > 0)) {
            return;
        }
        boolean passes = model.sharesOf(self) > 0;
        model.wants(self, name());
        if (passes) {
            model.passes(name(), true);
        }
        boolean shared = lock.read(signals);
        if (passes) {
            model.passes(name(), false);
        }
        if (shared) {
            model.shares(self, name());
        } else {
            gaveUp(self, signals);
        }
    }

    /** Shares the lock if that takes no waiting. */
    private void tryRead(String self) {
        model.passes(name(), true);
        boolean shared = lock.tryRead();
        model.passes(name(), false);
        if (shared) {
            model.shares(self, name());
        }
    }

    /** Looks at what the lock protects: all that writers did is there, and does not change. */
    private void look(String self) {
        if (shares(self) > 0) {
            int before = world.look(name());
            int after = world.look(name());
            if (before != model.work(name()) || after != before) {
                throw new AssertionError("visibility: " + self + " shares " + name() + " and sees " + before + ", then "
                        + after + " of " + model.work(name()) + " increments");
            }
        }
    }

    /** Takes the lock to write, if the thread has it neither way, or may take it once more. */
    private void write(Actor actor, SleepQueue.Signals signals) {
        String self = actor.name();
        if (recurses(self)) {
            lock.write(signals);
            model.got(self, name());
        } else if (actor.inOrder(name()) && !model.holds(self, name()) && shares(self) == 0) {
            model.wants(self, name());
            if (lock.write(signals)) {
                model.got(self, name());
            } else {
                gaveUp(self, signals);
            }
        }
    }

    /** Somebody was interrupted: because it wanted to be, and by a signal. */
    private void gaveUp(String self, SleepQueue.Signals signals) {
        model.givesUp(self);
        if (signals != SleepQueue.Signals.INTERRUPT
                || !SleepQueue.takeSignal(world.kernel().machine())) {
            throw new AssertionError(lock.claim(9) + ": " + self + " gave up " + name() + " without a signal");
        }
    }

    /** Takes the lock to write if that takes no waiting. */
    private void tryWrite(String self) {
        boolean own = model.holds(self, name());
        if (lock.tryWrite()) {
            if (own && !line.recursive()) {
                throw new AssertionError(
                        lock.claim(3) + ": " + self + " took " + name() + " twice, which does not recurse");
            }
            model.got(self, name());
        } else if (recurses(self)) {
            throw new AssertionError(
                    lock.claim(4) + ": " + self + " has " + name() + ", which recurses, and cannot take it");
        }
    }

    /** Lets the lock go, in whichever way the thread has it. */
    private void unlock(String self) {
        if (model.holds(self, name())) {
            model.letGo(self, name());
            lock.writeUnlock();
        } else if (shares(self) > 0) {
            model.leaves(self, name());
            lock.readUnlock();
        }
    }

    /** From reader to writer, if nobody else reads. What the thread saw before is as it was. */
    private void upgrade(String self) {
        if (shares(self) != 1) {
            return;
        }
        int before = model.work(name());
        if (lock.tryUpgrade()) {
            model.leaves(self, name());
            model.got(self, name());
            if (model.work(name()) != before) {
                throw new AssertionError(
                        lock.claim(5) + ": somebody wrote while " + self + " became the writer of " + name());
            }
        }
    }

    /** From writer to reader; others may read from then on. */
    private void downgrade(String self) {
        if (!model.holds(self, name()) || model.depth(name()) != 1) {
            return;
        }
        model.letGo(self, name());
        model.shares(self, name());
        model.passes(name(), true);
        lock.downgrade();
        model.passes(name(), false);
    }

    private boolean recurses(String self) {
        return line.recursive() && model.holds(self, name());
    }

    private int shares(String self) {
        return model.sharesOf(self, name());
    }

    @Override
    public void boundary(Actor actor) {
        String self = actor.name();
        boolean owned = lock.isWriteOwned();
        if (owned != model.holds(self, name())) {
            throw new AssertionError(
                    lock.claim(10) + ": " + self + (owned ? " has " : " does not have ") + name() + " to write");
        }
        if (owned && lock.isRecursed() != model.depth(name()) > 1) {
            throw new AssertionError(lock.claim(3) + ": " + name() + " is taken " + model.depth(name())
                    + " times, and is " + (lock.isRecursed() ? "" : "not ") + "marked recursed");
        }
        if (shares(self) > 0) {
            lock.assertReadLocked();
        }
    }

    private void afterStep() {
        watch.check(model);
        if (world.invariants().isAtRest()) {
            lock.checkAtRest();
        }
    }

    @Override
    public String name() {
        return line.name();
    }
}
