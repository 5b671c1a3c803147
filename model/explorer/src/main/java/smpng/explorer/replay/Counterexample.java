package smpng.explorer.replay;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One execution that violates a claim: what a reader is shown, and what replays it.
 *
 * @param claims ids of the violated claims
 * @param title what went wrong, in one line
 * @param engine id of the engine that found it
 * @param guestClass the class that runs it: for the simulator the guest, otherwise the test
 * @param program what the guest runs, as plain data that JSON can carry, or of a test, its {@link TestRun}; null if it needs none
 * @param cpus virtual CPUs, or 0 where there are none
 * @param schedule the decisions that lead there
 * @param maxSteps after how many steps the run gives up
 * @param sizes what it takes, such as threads and steps, and what was cut to get there; a line each
 * @param timeline the steps, one column per actor; may be empty
 * @param rendered what the engine says where there is no timeline
 * @param bug id of the seeded bug that was applied, or empty
 */
public record Counterexample(
        List<String> claims,
        String title,
        String engine,
        String guestClass,
        @Nullable Object program,
        int cpus,
        List<Decision> schedule,
        int maxSteps,
        List<String> sizes,
        List<Step> timeline,
        String rendered,
        String bug) {

    /**
     * At a step, something happens that the running thread did not ask for.
     *
     * @param step the step before which it happens
     * @param kind the simulator's name for it, such as a switch, an interrupt or a timeout
     * @param cpu where
     * @param vector which interrupt or thread; what the kind says
     * @param meaning the same in words
     */
    public record Decision(long step, String kind, int cpu, int vector, String meaning) {}

    /**
     * What kind of row it is.
     */
    public enum Row {
        /** A shared access. */
        ACCESS,
        /** A thread begins an operation of its program, or says something. */
        NOTE,
        /** Another thread or CPU goes on, or an interrupt begins or ends. */
        SWITCH,
        /** Nothing that is shown, but the state changed. */
        CHANGE,
        /** Something is left out. */
        CUT
    }

    /**
     * A row of the timeline.
     *
     * @param step its number
     * @param row what kind of row
     * @param actor the CPU or thread that takes it: a column; empty for all of them
     * @param thread who runs there; may be empty
     * @param action what is done
     * @param source where, such as {@code RefCount.java:120}; may be empty
     * @param state what is worth seeing after it, such as lock words and priorities; may be empty
     */
    public record Step(long step, Row row, String actor, String thread, String action, String source, String state) {}

    /** Copies the lists. */
    public Counterexample {
        claims = List.copyOf(claims);
        schedule = List.copyOf(schedule);
        sizes = List.copyOf(sizes);
        timeline = List.copyOf(timeline);
    }

    /** A counterexample of an engine that only re-runs its test. */
    public static Counterexample ofTest(
            List<String> claims, String title, String engine, String testClass, String rendered, TestRun run) {
        return new Counterexample(
                claims, title, engine, testClass, run, 0, List.of(), 0, List.of(), List.of(), rendered, "");
    }

    /** The same, seen while a seeded bug was applied. */
    public Counterexample withBug(String id) {
        return new Counterexample(
                claims, title, engine, guestClass, program, cpus, schedule, maxSteps, sizes, timeline, rendered, id);
    }
}
