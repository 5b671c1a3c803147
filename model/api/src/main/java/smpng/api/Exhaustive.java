package smpng.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit test method that is run in every way that machines allow. It starts threads and asserts, as any test does; what
 * it runs is the compiled class, unchanged.
 *
 * <pre>{@code
 * @Exhaustive(machines = {"jam", "armv8"})
 * void theLastHolderSeesAllWrites() throws InterruptedException {
 *     Thread other = new Thread(count::release);
 *     other.start();
 *     ...
 *     other.join();
 *     assertEquals(0, count.value());
 * }
 * }</pre>
 *
 * <p>The test's object, with what its {@code @BeforeEach} methods do, is made once, before the exploration; each execution
 * begins with that state. The test fails if any execution ends in an uncaught exception, a failed assertion, a data race or
 * threads that wait for ever, and then its message is the execution. It also fails if not every execution was explored.
 */
@Documented
@Test
@ExtendWith(ExhaustiveExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Exhaustive {
    /** Names of machines or languages, or {@code all}. */
    String[] machines() default {"jam"};

    /** How access modes become a machine's instructions: {@code hotspot} or {@code freebsd}. */
    String mapping() default "hotspot";

    /** Gives up after so many executions on a machine: the test fails as undecided. */
    long maxExecutions() default 10_000_000;

    /** At most so many steps in a thread: an execution with more is given up, and the test fails as undecided. */
    int maxSteps() default 4096;

    /** At most so many threads, the test's own included; more are refused. */
    int maxThreads() default 8;

    /** Whether data races are no failures: what plain accesses return is explored all the same. */
    boolean racesAreBenign() default false;

    /**
     * Fields whose data races are no failures, while those of all others are: {@code Class.field}, where the class is the one
     * that declares the field, by its full name or as the test's source would name it. A field that does not exist is an error.
     */
    String[] benignRaces() default {};

    /** Whether weak compare-and-sets may also fail for no reason. */
    boolean spuriousFailures() default false;

    /**
     * Whether plain accesses of {@code long} and {@code double} fields may tear, as JLS 17.7 allows: each half is read and written
     * by itself. Elements of arrays do not tear; a VarHandle of such a field is refused.
     */
    boolean tearing() default false;
}
