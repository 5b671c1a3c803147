package smpng.simulator;

import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The software that runs on the virtual machine: a kernel with a program, or a small test. Implemented by a class with a
 * constructor without parameters, of which the simulator makes one instance per run, in the guest world. State belongs
 * to that instance: classes are loaded once for many runs.
 *
 * <p>A guest sees its test only through types of the application's loader: what it is given must be public, with public
 * accessors. State that is no part of the code under test (logs, a model to compare with) is best kept in JDK
 * collections, whose accesses are no steps.
 *
 * <p><i>Quiet</i> methods look at the state between two steps: their accesses are neither steps nor traced.
 */
public interface Guest {
    /**
     * A thread and where it starts.
     *
     * @param thread the guest's own object for it
     * @param entry what it runs
     */
    record Context(Object thread, Runnable entry) {}

    /** Boots on CPU 0, before any CPU starts; quiet. An exception here is an error of the test, not a verdict. */
    void boot(VirtualMachine vm, @Nullable Object program);

    /**
     * What a CPU runs first, usually its idle thread: called after {@link #boot}, for each CPU in turn; quiet. It starts
     * with interrupts off. When the entry returns, the CPU serves interrupts for ever.
     */
    Context cpuStart(int cpu);

    /** Serves an interrupt on the stack of the thread it interrupts; interrupts are off. */
    default void interrupt(int vector) {}

    /** Throws an AssertionError if an invariant is broken; quiet, and called before every step and at the end. */
    default void check() {}

    /** Whether the program has done all it should, asked when every CPU waits and no alarm is set; quiet. */
    boolean finished();

    /** Throws an AssertionError if the outcome of a finished program is wrong; quiet. */
    default void finish() {}

    /** Who waits for what, for the report of a deadlock; quiet. */
    default String describe() {
        return "every CPU waits and the program is not done";
    }

    /**
     * A value in words, such as owner and flags of a lock word; quiet.
     *
     * @param location the field as {@code SimpleClass.name}, or the array type as {@code int[]}
     * @return null for the value as it is
     */
    default @Nullable String decode(String location, @Nullable Object value) {
        return null;
    }

    /**
     * What one of the guest's own objects is called in traces, such as the name of a lock; asked when it first appears,
     * unless {@link VirtualMachine#name} said so before; quiet.
     *
     * @return null for {@code SimpleClass#n}
     */
    default @Nullable String name(Object object) {
        return null;
    }

    /**
     * How the parts of the guest stand that a reader may want to follow, such as threads and queues: name and state, in
     * words and in a fixed order. Asked after each access of a run that is explained, which shows what changed; quiet.
     */
    default Map<String, String> state() {
        return Map.of();
    }

    /** What an interrupt vector means; quiet. */
    default String vector(int vector) {
        return switch (vector) {
            case VirtualMachine.CLOCK -> "clock";
            case VirtualMachine.RESCHEDULE -> "reschedule";
            default -> "vector " + vector;
        };
    }
}
