package smpng.suites.ktr;

import java.util.ArrayList;
import java.util.List;
import smpng.primitives.TraceEntry;
import smpng.primitives.TraceRing;

/** The sequential specification: a list of all that was traced, of which the last so many can be read. */
public class TraceRingModel {
    private record Event(int code, long a, long b) {}

    private final List<Event> events = new ArrayList<>();
    private final int slots;
    private int mask;

    /** As the Lincheck test begins: both classes on. */
    public TraceRingModel() {
        this(64, 3);
    }

    /** An empty trace. */
    public TraceRingModel(int slots, int mask) {
        this.slots = slots;
        this.mask = mask;
    }

    /** What {@link TraceRing#trace} answers. */
    public long trace(int classes, int code, long a, long b) {
        if ((mask & classes) == 0) {
            return TraceRing.NONE;
        }
        events.add(new Event(code, a, b));
        return events.size() - 1L;
    }

    /** As the Lincheck test traces. */
    public long trace(int classes) {
        return trace(classes, classes, 0, 0);
    }

    /** Turns classes on. */
    public void enable(int classes) {
        mask |= classes;
    }

    /** Turns classes off. */
    public void disable(int classes) {
        mask &= ~classes;
    }

    /** Which classes are on. */
    public int mask() {
        return mask;
    }

    /** What {@link TraceRing#read} answers. */
    public TraceEntry read(long number) {
        if (number >= events.size()) {
            return new TraceEntry(TraceEntry.State.MISSING, number, 0, 0, 0);
        }
        if (number < events.size() - slots) {
            return new TraceEntry(TraceEntry.State.OVERWRITTEN, number, 0, 0, 0);
        }
        Event event = events.get((int) number);
        return new TraceEntry(TraceEntry.State.WHOLE, number, event.code(), event.a(), event.b());
    }

    /** What {@link TraceRing#snapshot} answers. */
    public List<TraceEntry> snapshot() {
        List<TraceEntry> entries = new ArrayList<>();
        for (int i = Math.max(0, events.size() - slots); i < events.size(); i++) {
            entries.add(read(i));
        }
        return entries;
    }
}
