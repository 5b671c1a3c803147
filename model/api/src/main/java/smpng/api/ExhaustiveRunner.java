package smpng.api;

import java.lang.reflect.Method;

/** Runs a test method in every way. Implemented by an engine, which {@link java.util.ServiceLoader} finds. */
public interface ExhaustiveRunner {
    /**
     * Runs it.
     *
     * @throws AssertionError with an execution, if one of them fails, or the reason why not all of them were run
     */
    void run(Method test, Exhaustive how);
}
