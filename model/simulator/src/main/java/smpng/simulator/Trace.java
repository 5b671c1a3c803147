package smpng.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.AccessSite;

/**
 * What happened in a run, in order.
 *
 * @param events accesses and what happened between them
 * @param cpus number of CPUs of the machine
 * @param verdict how the run ended
 */
public record Trace(List<Event> events, int cpus, Verdict verdict) {
    /** The trace of a run that was not traced. */
    public static final Trace NONE = new Trace(List.of(), 0, new Verdict.Passed());

    /** What a thread keeps for itself, and every lock operation touches. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "KThread.criticalNest",
            "KThread.preemptionOwed",
            "KThread.spinNest",
            "KThread.interruptsWereOn",
            "KThread.borrowing",
            "Machine.scheduler");

    /** Copies the events. */
    public Trace {
        events = List.copyOf(events);
    }

    /** What a trace has a column for. */
    public enum Columns {
        /** One per CPU. */
        BY_CPU,
        /** One per thread, by first appearance. */
        BY_THREAD
    }

    /** How an access ended. */
    public enum Outcome {
        /** As usual. */
        DONE,
        /** A compare-and-set that found another value. */
        FAILED,
        /** A weak compare-and-set that the schedule let fail. */
        SPURIOUS,
        /** An exception: no object, no element. */
        THREW
    }

    /** What happens between accesses. */
    public enum Mark {
        /** Another CPU runs from here on; the text is the reason. */
        CPU,
        /** The CPU goes on with another thread, which the text names. */
        CONTEXT,
        /** An interrupt begins; the text is what it means. */
        INTERRUPT,
        /** An interrupt ends. */
        RETURN,
        /** What the guest said. */
        NOTE
    }

    /** One line of a trace. */
    public sealed interface Event {
        /** The number of the access, or of the last one before it. */
        int step();

        /** The CPU it happens on. */
        int cpu();

        /** The thread it happens in. */
        String thread();
    }

    /**
     * One shared access.
     *
     * @param target the variable: object and field, or array and index
     * @param read what was read, in words; null if nothing was
     * @param written what was written; of a compare-and-set that failed, what it expected
     */
    public record Access(
            int step,
            int cpu,
            String thread,
            AccessSite site,
            String target,
            @Nullable String read,
            @Nullable String written,
            Outcome outcome)
            implements Event {
        /** What it did, and its access mode; {@code variable} is what the reader knows the target as. */
        public String words(String variable) {
            return TraceText.words(this, variable);
        }
    }

    /** Something between accesses. */
    public record Marked(int step, int cpu, String thread, Mark mark, String text) implements Event {}

    /**
     * What the access before it changed; only in a run that is explained.
     *
     * @param parts name and new state of each part of the guest, in the guest's order
     */
    public record Changed(int step, int cpu, String thread, Map<String, String> parts) implements Event {
        /** What a part is that the guest does not speak of any more. */
        public static final String GONE = "none";

        /** Copies the parts, and keeps their order. */
        public Changed {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }

    /** The same without what threads keep for themselves. */
    public Trace brief() {
        return without(BOOKKEEPING::contains);
    }

    /** The same without the accesses to some locations, named as {@link AccessSite#location()} names them. */
    public Trace without(Predicate<String> locations) {
        return new Trace(
                events.stream()
                        .filter(event -> !(event instanceof Access access
                                && locations.test(access.site().location())))
                        .toList(),
                cpus,
                verdict);
    }

    /**
     * The trace as text in columns, one line per event and one for the verdict.
     *
     * @param width the longest line
     * @param colour whether a terminal's colours are used
     */
    public String render(Columns columns, int width, boolean colour) {
        return new TraceText(this, columns, width, colour).render();
    }
}
