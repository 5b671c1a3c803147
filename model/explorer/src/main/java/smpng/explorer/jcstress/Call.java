package smpng.explorer.jcstress;

import java.util.List;

/**
 * A method that a test is made of: an actor, the arbiter or the signal.
 *
 * @param owner the class that declares it, by its binary name
 * @param name its name
 * @param descriptor its descriptor
 * @param isStatic whether it needs no receiver
 * @param arguments what its parameters are, in order
 */
public record Call(String owner, String name, String descriptor, boolean isStatic, List<Argument> arguments) {
    /** What a parameter stands for. */
    public enum Argument {
        STATE,
        RESULT
    }
}
