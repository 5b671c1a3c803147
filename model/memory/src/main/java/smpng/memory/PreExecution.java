package smpng.memory;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the threads of a program did, without saying where reads got their values: events, program order and
 * dependencies. What of a model's formula depends on nothing else is computed once for it.
 *
 * <p>Initial writes are events of no thread, outside program order; they are external to every thread, and first in
 * coherence.
 */
public final class PreExecution {
    private final List<Event> events;
    private final EventSet reads;
    private final EventSet writes;
    private final EventSet fences;
    private final EventSet initial;
    private final Relation po;
    private final Relation sameLocation;
    private final Relation internal;
    private final Relation external;
    private final Relation poLoc;
    private final Relation addr;
    private final Relation data;
    private final Relation ctrl;
    private final Relation amo;
    private final Relation lxsx;
    private final Map<Tag, EventSet> tagged = new EnumMap<>(Tag.class);

    /**
     * The events numbered from 0, those of one thread in program order, and what ties them together.
     *
     * @param addr reads to the accesses whose address was computed from them
     * @param data reads to the writes whose value was computed from them
     * @param ctrl reads to every event after a branch that was computed from them, fences included
     * @param amo the read to the write of one read-modify-write instruction
     * @param lxsx the load-linked to the store-conditional that succeeded because of it
     */
    public PreExecution(List<Event> events, Relation addr, Relation data, Relation ctrl, Relation amo, Relation lxsx) {
        int n = events.size();
        this.events = List.copyOf(events);
        this.addr = addr;
        this.data = data;
        this.ctrl = ctrl;
        this.amo = amo;
        this.lxsx = lxsx;
        reads = EventSet.where(n, e -> events.get(e).kind() == Event.Kind.READ);
        writes = EventSet.where(n, e -> events.get(e).kind() == Event.Kind.WRITE);
        fences = EventSet.where(n, e -> events.get(e).kind() == Event.Kind.FENCE);
        initial = EventSet.where(n, e -> events.get(e).isInitial());
        int words = EventSet.words(n);
        Map<Integer, long[]> ofThread = new HashMap<>();
        Map<Integer, long[]> ofLocation = new HashMap<>();
        for (Event event : events) {
            if (!event.isInitial()) {
                mark(ofThread, event.thread(), event.id(), words);
            }
            if (event.location() >= 0) {
                mark(ofLocation, event.location(), event.id(), words);
            }
        }
        Relation.Builder before = Relation.builder(n);
        Relation.Builder location = Relation.builder(n);
        Relation.Builder inside = Relation.builder(n);
        Relation.Builder outside = Relation.builder(n);
        long[] none = new long[words];
        long[] all = EventSet.all(n).words();
        for (Event event : events) {
            int a = event.id();
            long[] thread = event.isInitial() ? none : ofThread.getOrDefault(event.thread(), none);
            long[] place = event.location() < 0 ? none : ofLocation.getOrDefault(event.location(), none);
            for (int w = 0; w < words; w++) {
                before.add(a, w, thread[w] & after(a, w));
                location.add(a, w, place[w]);
                inside.add(a, w, thread[w]);
                outside.add(a, w, all[w] & ~thread[w]);
            }
        }
        po = before.build("po");
        sameLocation = location.build("loc");
        internal = inside.build("int");
        external = outside.build("ext");
        poLoc = po.and(sameLocation).as("po-loc");
    }

    private static void mark(Map<Integer, long[]> sets, int key, int event, int words) {
        sets.computeIfAbsent(key, k -> new long[words])[event >> 6] |= 1L << event;
    }

    /** Of a word of bits, those after an event. */
    private static long after(int event, int word) {
        int from = event + 1 - (word << 6);
        return from >= 64 ? 0 : from <= 0 ? -1L : -1L << from;
    }

    /** The events, each at its id. */
    public List<Event> events() {
        return events;
    }

    public int size() {
        return events.size();
    }

    /** Every event. */
    public EventSet all() {
        return EventSet.all(size());
    }

    /** R. */
    public EventSet reads() {
        return reads;
    }

    /** W, initial writes included. */
    public EventSet writes() {
        return writes;
    }

    /** M: R and W. */
    public EventSet accesses() {
        return reads.or(writes);
    }

    /** F. */
    public EventSet fences() {
        return fences;
    }

    /** IW. */
    public EventSet initial() {
        return initial;
    }

    /** The events, of any kind, with a tag. */
    public EventSet tagged(Tag tag) {
        return tagged.computeIfAbsent(
                tag, t -> EventSet.where(size(), e -> events.get(e).is(t)));
    }

    /** The fences with a tag. */
    public EventSet fences(Tag tag) {
        return fences.and(tagged(tag));
    }

    /** Program order: transitive, within each thread. */
    public Relation po() {
        return po;
    }

    /** Pairs of accesses to one location, an access with itself included. */
    public Relation sameLocation() {
        return sameLocation;
    }

    /** po & loc. */
    public Relation poLoc() {
        return poLoc;
    }

    /** Pairs of one thread. */
    public Relation internal() {
        return internal;
    }

    /** Pairs of different threads; initial writes are of no thread. */
    public Relation external() {
        return external;
    }

    /** Address dependencies. */
    public Relation addr() {
        return addr;
    }

    /** Data dependencies. */
    public Relation data() {
        return data;
    }

    /** Control dependencies: to every event after the branch. */
    public Relation ctrl() {
        return ctrl;
    }

    /** Read to write of one read-modify-write instruction. */
    public Relation amo() {
        return amo;
    }

    /** Load-linked to its store-conditional. */
    public Relation lxsx() {
        return lxsx;
    }

    /** amo | lxsx. */
    public Relation rmw() {
        return amo.or(lxsx).as("rmw");
    }

    /** po;[F with the tag];po. */
    public Relation fenced(Tag tag) {
        return po.to(fences(tag))
                .seq(po)
                .as(tag.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'));
    }

    /** A relation with no pair. */
    public Relation none() {
        return Relation.empty(size());
    }
}
