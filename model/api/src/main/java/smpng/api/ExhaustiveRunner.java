package smpng.api;

import java.lang.reflect.Method;
import java.util.function.BiConsumer;

/** Runs a test method in every way. Implemented by an engine, which {@link java.util.ServiceLoader} finds. */
public interface ExhaustiveRunner {
    /**
     * Runs it.
     *
     * @param results takes, if all is well, what was explored on each machine: its name; how many executions, and what was
     *     assumed or left out
     * @throws AssertionError with an execution, if one of them fails, or the reason why not all of them were run
     */
    void run(Method test, Exhaustive how, BiConsumer<String, String> results);
}
