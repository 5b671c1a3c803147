package smpng.api;

import java.util.function.IntFunction;

/**
 * How the value of a variable reads: a lock word says who owns it and which marks it has, and a bare number says none of
 * that. Whoever verifies a component supplies one for each such variable, as a service of this type ({@link
 * java.util.ServiceLoader}); every engine that shows executions shows the variable's values by it.
 *
 * <p>An implementation has a public constructor without parameters and no state.
 */
public interface Word {
    /** The class that declares the variable, by its binary name. */
    String owner();

    /** The variable's name. */
    String field();

    /**
     * A value in words, short enough for a column: {@code T2 | contested}.
     *
     * @param value as the variable holds it; an {@code int} with its sign
     * @param thread what the machine calls the thread with a number
     */
    String read(long value, IntFunction<String> thread);
}
