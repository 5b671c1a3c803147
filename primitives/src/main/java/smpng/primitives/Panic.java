package smpng.primitives;

/**
 * A broken contract of a primitive: unlock by a thread that is not the owner, recursion on a lock that does not recurse,
 * a deadlock about to happen. In a kernel this stops the machine; here it names the object and the rule.
 */
public final class Panic extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** A panic with a message that names what broke which rule. */
    public Panic(String message) {
        super(message);
    }
}
