package smpng.suites.workload;

/** A lock that wakes one waiter at a time, in a script. */
final class SignalledPart implements Part {
    private final Model model;
    private final String name;
    private final SignalledLock lock;

    SignalledPart(KernelWorkload world, Script.Declared line) {
        this.model = world.model();
        this.name = line.name();
        this.lock = new SignalledLock(world.kernel().machine(), name);
    }

    @Override
    public void perform(Script.Op op, Actor actor) {
        switch (op.verb()) {
            case "lock" -> {
                if (actor.mayBlock() && actor.inOrder(name)) {
                    model.wants(actor.name(), name);
                    lock.lock();
                    model.got(actor.name(), name);
                }
            }
            case "unlock" -> {
                if (actor.has(name) && actor.mayUnlock()) {
                    model.letGo(actor.name(), name);
                    lock.unlock();
                }
            }
            case "share" -> {
                if (actor.has(name)) {
                    lock.share();
                }
            }
            default -> {}
        }
    }

    @Override
    public String name() {
        return name;
    }
}
