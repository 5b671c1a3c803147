package smpng.suites.workload;

import smpng.primitives.SpinMutex;

/** A spin mutex in a script. */
final class SpinPart implements Part {
    private final KernelWorkload world;
    private final Model model;
    private final Script.Declared line;
    private final SpinMutex spin;

    SpinPart(KernelWorkload world, Script.Declared line) {
        this.world = world;
        this.model = world.model();
        this.line = line;
        this.spin = line.recursive()
                ? SpinMutex.recursive(world.kernel().machine(), line.name())
                : SpinMutex.of(world.kernel().machine(), line.name());
        world.machine().name(spin, line.name());
    }

    @Override
    public void perform(Script.Op op, Actor actor) {
        switch (op.verb()) {
            case "lock" -> {
                if (actor.inOrder(name()) || recurses(actor)) {
                    spin.lock();
                    got(actor);
                }
            }
            case "try" -> {
                if (spin.tryLock()) {
                    got(actor);
                } else if (recurses(actor)) {
                    throw new AssertionError(
                            "SPIN-4: " + actor.name() + " has " + name() + ", which recurses, and cannot take it");
                }
            }
            case "unlock" -> {
                if (actor.has(name())) {
                    model.letGo(actor.name(), name());
                    actor.leaveModel();
                    spin.unlock();
                }
            }
            default -> {}
        }
    }

    /** What a device's interrupt does with it. */
    void interrupt() {
        spin.lock();
        world.work(name());
        spin.unlock();
    }

    private void got(Actor actor) {
        model.got(actor.name(), name());
        actor.enterModel();
    }

    private boolean recurses(Actor actor) {
        return line.recursive() && actor.has(name());
    }

    @Override
    public boolean isSpin() {
        return true;
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
