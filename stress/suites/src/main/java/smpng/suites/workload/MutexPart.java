package smpng.suites.workload;

import smpng.primitives.SleepMutex;

/** A sleep mutex in a script. */
final class MutexPart implements Part {
    private final KernelWorkload world;
    private final Model model;
    private final Script.Declared line;
    private final SleepMutex mutex;

    MutexPart(KernelWorkload world, Script.Declared line) {
        this.world = world;
        this.model = world.model();
        this.line = line;
        this.mutex = line.recursive()
                ? SleepMutex.recursive(world.kernel().machine(), line.name())
                : SleepMutex.of(world.kernel().machine(), line.name());
        world.machine().name(mutex, line.name());
    }

    @Override
    public void perform(Script.Op op, Actor actor) {
        switch (op.verb()) {
            case "lock" -> {
                if (actor.mayBlock()) {
                    lock(actor);
                }
            }
            case "try" -> tryLock(actor);
            case "unlock" -> {
                if (actor.has(name()) && actor.mayUnlock()) {
                    model.letGo(actor.name(), name());
                    mutex.unlock();
                }
            }
            default -> {}
        }
    }

    private void lock(Actor actor) {
        if (recurses(actor)) {
            mutex.lock();
            model.got(actor.name(), name());
        } else if (!actor.has(name())) {
            if (world.script().unordered() || actor.inOrder(name())) {
                model.wants(actor.name(), name());
                mutex.lock();
                model.got(actor.name(), name());
            } else {
                tryLock(actor);
            }
        }
    }

    private void tryLock(Actor actor) {
        boolean own = actor.has(name());
        if (mutex.tryLock()) {
            if (own && !line.recursive()) {
                throw new AssertionError(
                        "MTX-3: " + actor.name() + " took " + name() + " twice, which does not recurse");
            }
            model.got(actor.name(), name());
        } else if (recurses(actor)) {
            throw new AssertionError(
                    "MTX-4: " + actor.name() + " has " + name() + ", which recurses, and cannot take it");
        }
    }

    private boolean recurses(Actor actor) {
        return line.recursive() && actor.has(name());
    }

    @Override
    public void boundary(Actor actor) {
        boolean owned = mutex.isOwned();
        if (owned != actor.has(name())) {
            throw new AssertionError("MTX-5: " + actor.name() + (owned ? " owns " : " does not own ") + name());
        }
        if (owned && mutex.isRecursed() != model.depth(name()) > 1) {
            throw new AssertionError("MTX-3: " + name() + " is taken " + model.depth(name()) + " times, and is "
                    + (mutex.isRecursed() ? "" : "not ") + "marked recursed");
        }
    }

    @Override
    public boolean isListed() {
        return true;
    }

    @Override
    public String name() {
        return line.name();
    }
}
