package smpng.memory;

/**
 * A candidate execution: what the threads did, where each read got its value, and in which order the writes of each
 * location reached memory.
 *
 * <p>During enumeration both may be partial: some reads have no source yet, some writes no place. What a model rejects
 * then it also rejects completed, if it is {@linkplain Model#monotone monotone}.
 */
public final class Execution {
    private final PreExecution events;
    private final Relation rf;
    private final Relation co;
    private final Relation fr;

    /**
     * Ties the events together.
     *
     * @param rf each read's source, from the write to the read
     * @param co the order of the writes of each location, transitive, initial writes first
     */
    public Execution(PreExecution events, Relation rf, Relation co) {
        this(events, rf, co, events.none());
    }

    /**
     * Ties the events together where of some reads only is known what they did not see.
     *
     * @param before reads that have no source to the writes that they did not see, and that are coherence-after what they saw
     */
    public Execution(PreExecution events, Relation rf, Relation co, Relation before) {
        this.events = events;
        this.rf = rf;
        this.co = co;
        // A read-modify-write that reads from a write is before the writes after it, but not before itself.
        this.fr = rf.inverse().seq(co).irreflexive().or(before).as("fr");
    }

    public PreExecution events() {
        return events;
    }

    /** Reads-from. */
    public Relation rf() {
        return rf;
    }

    /** Coherence order. */
    public Relation co() {
        return co;
    }

    /** From-reads: a read to the writes that are coherence-after the one it read. */
    public Relation fr() {
        return fr;
    }

    /** rf | co | fr. */
    public Relation com() {
        return rf.or(co).or(fr);
    }

    public Relation rfe() {
        return rf.and(events.external()).as("rfe");
    }

    public Relation rfi() {
        return rf.and(events.internal()).as("rfi");
    }

    public Relation coe() {
        return co.and(events.external()).as("coe");
    }

    public Relation coi() {
        return co.and(events.internal()).as("coi");
    }

    public Relation fre() {
        return fr.and(events.external()).as("fre");
    }

    public Relation fri() {
        return fr.and(events.internal()).as("fri");
    }
}
