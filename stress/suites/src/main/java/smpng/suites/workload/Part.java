package smpng.suites.workload;

/**
 * What a script declares and its threads use: a lock, or something to wait for. A component comes into the workload as one of
 * these: a class for what its threads may do with it, and a
 * {@link Script.Kind}.
 */
interface Part {
    /** Makes what a line declares. */
    static Part of(KernelWorkload world, Script.Declared line) {
        return switch (line.kind()) {
            case MUTEX -> new MutexPart(world, line);
            case SPIN -> new SpinPart(world, line);
            case SIGNALLED -> new SignalledPart(world, line);
            case TICKETS -> new TicketsPart(world, line);
            case RW, SX -> new SharedPart(world, line);
        };
    }

    /** Performs an operation, or leaves it out: because it is none for such a part, or breaks its contract where it stands. */
    void perform(Script.Op op, Actor actor);

    /** Lets go what the thread has. */
    default void release(Actor actor) {
        perform(new Script.Op("unlock", name(), 0), actor);
    }

    /** Its name in the script. */
    String name();

    /** Between two operations of a thread: what the thread can see agrees with the model. */
    default void boundary(Actor actor) {}

    /** Whether it is a lock, which protects data. */
    default boolean isLock() {
        return true;
    }

    /** Whether who has it may not sleep, and takes no interrupts. */
    default boolean isSpin() {
        return false;
    }

    /** Whether a witness lists it as often as the model does. */
    default boolean isListed() {
        return false;
    }

    /** How many threads wait for it that nobody needs to wake. For a stopped machine on which nobody runs. */
    default int mayWait() {
        return 0;
    }
}
