package smpng.explorer.jcstress;

import java.util.List;
import java.util.Optional;

/**
 * A JCStress test.
 *
 * @param name its class, by its binary name
 * @param state the class whose object the actors share, by its binary name; may be the test's own
 * @param result the class of outcomes; empty in termination mode
 * @param actors what runs concurrently, in the order of the class file
 * @param arbiter what runs when all actors have ended
 * @param signal what should make the actor end; there in termination mode only
 * @param expectations the declared outcomes
 * @param description what the test is about; may be empty
 * @param references where to read more
 */
public record StressTest(
        String name,
        String state,
        Optional<String> result,
        List<Call> actors,
        Optional<Call> arbiter,
        Optional<Call> signal,
        Expectations expectations,
        String description,
        List<String> references) {

    /** The outcome of an actor that ends, in termination mode. */
    public static final String TERMINATED = "TERMINATED";

    /** The outcome of an actor that never ends. */
    public static final String STALE = "STALE";

    /** The outcome of an actor that throws, in termination mode. */
    public static final String ERROR = "ERROR";

    /** True if the test asks whether its actor ends. */
    public boolean isTermination() {
        return signal.isPresent();
    }

    /** The name without its package, nested classes as in a source. */
    public String shortName() {
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
