package smpng.litmus.cat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import smpng.litmus.Dialect;
import smpng.litmus.cat.Value.Kind;
import smpng.memory.Event;
import smpng.memory.EventSet;
import smpng.memory.Execution;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/** The names that a model may use without defining them: some for every dialect, some for one. */
final class Vocabulary {
    private final Map<String, Function<PreExecution, Relation>> relations = new HashMap<>();
    private final Map<String, Function<PreExecution, EventSet>> sets = new HashMap<>();
    private final Map<String, Function<Execution, Relation>> communications = new HashMap<>();

    private Vocabulary() {
        sets.put("R", PreExecution::reads);
        sets.put("W", PreExecution::writes);
        sets.put("M", PreExecution::accesses);
        sets.put("F", PreExecution::fences);
        sets.put("IW", PreExecution::initial);
        sets.put("B", Vocabulary::none);
        sets.put("emptyset", Vocabulary::none);
        sets.put("RMW", x -> x.rmw().domain().or(x.rmw().range()));
        sets.put("X", x -> x.tagged(Tag.EXCLUSIVE).or(x.tagged(Tag.ATOMIC)));
        relations.put("po", PreExecution::po);
        relations.put("po-loc", PreExecution::poLoc);
        relations.put("loc", x -> x.sameLocation().or(Relation.identity(x.accesses())));
        relations.put("int", PreExecution::internal);
        relations.put("ext", PreExecution::external);
        relations.put("id", x -> Relation.identity(x.all()));
        relations.put("addr", PreExecution::addr);
        relations.put("data", PreExecution::data);
        relations.put("ctrl", PreExecution::ctrl);
        relations.put("rmw", PreExecution::rmw);
        relations.put("amo", PreExecution::amo);
        relations.put("lxsx", PreExecution::lxsx);
        communications.put("rf", Execution::rf);
        communications.put("rfe", Execution::rfe);
        communications.put("rfi", Execution::rfi);
        communications.put("co", Execution::co);
        communications.put("coe", Execution::coe);
        communications.put("coi", Execution::coi);
        communications.put("fr", Execution::fr);
        communications.put("fre", Execution::fre);
        communications.put("fri", Execution::fri);
        communications.put("com", Execution::com);
    }

    /** The names of a dialect. */
    static Vocabulary of(Dialect dialect) {
        Vocabulary v = new Vocabulary();
        switch (dialect) {
            case X86 -> {
                v.tag("A", Tag.ATOMIC);
                v.fence("MFENCE", "mfence", Tag.MFENCE);
                v.fence("SFENCE", "sfence", Tag.SFENCE);
                v.fence("LFENCE", "lfence", Tag.LFENCE);
            }
            case AARCH64 -> {
                v.accesses("A", Tag.ACQUIRE);
                v.accesses("Q", Tag.ACQUIRE_PC);
                v.accesses("L", Tag.RELEASE);
                v.tag("NoRet", Tag.NO_RETURN);
                for (String domain : Set.of("", "ISH", "OSH", "NSH")) {
                    for (String barrier : Set.of("DMB.", "DSB.")) {
                        v.tag(barrier + (domain.isEmpty() ? "SY" : domain), Tag.DMB_SY);
                        v.tag(barrier + domain + "LD", Tag.DMB_LD);
                        v.tag(barrier + domain + "ST", Tag.DMB_ST);
                    }
                }
                v.fence("ISB", "isb", Tag.ISB);
            }
            case PPC -> {
                v.fence("SYNC", "sync", Tag.SYNC);
                v.fence("LWSYNC", "lwsync", Tag.LWSYNC);
                v.fence("EIEIO", "eieio", Tag.EIEIO);
                v.fence("ISYNC", "isync", Tag.ISYNC);
                v.relations.put(
                        "ctrlisync", x -> x.ctrl().to(x.fences(Tag.ISYNC)).seq(x.po()));
            }
            case RISCV -> v.riscv();
            case C, JAVA -> v.language();
        }
        return v;
    }

    private void riscv() {
        accesses("AQ", Tag.ACQUIRE);
        accesses("RL", Tag.RELEASE);
        sets.put("Acq", x -> x.tagged(Tag.ACQUIRE).minus(x.tagged(Tag.RELEASE)));
        sets.put("Rel", x -> x.tagged(Tag.RELEASE).minus(x.tagged(Tag.ACQUIRE)));
        sets.put("AcqRel", x -> x.tagged(Tag.RELEASE).and(x.tagged(Tag.ACQUIRE)));
        tag("AMO", Tag.ATOMIC);
        tag("Fence.tso", Tag.FENCE_TSO);
        tag("Fence.i", Tag.FENCE_I);
        for (String before : Set.of("r", "w", "rw")) {
            for (String after : Set.of("r", "w", "rw")) {
                long mask = (before.contains("r") ? Tag.FENCE_PR.bit() : 0)
                        | (before.contains("w") ? Tag.FENCE_PW.bit() : 0)
                        | (after.contains("r") ? Tag.FENCE_SR.bit() : 0)
                        | (after.contains("w") ? Tag.FENCE_SW.bit() : 0);
                sets.put(
                        "Fence." + before + "." + after,
                        x -> EventSet.where(x.size(), e -> isFence(x.events().get(e), mask)));
            }
        }
    }

    private static boolean isFence(Event e, long mask) {
        return e.kind() == Event.Kind.FENCE && e.tags() == mask;
    }

    private void language() {
        accesses("NA", Tag.PLAIN);
        tag("RLX", Tag.RELAXED);
        sets.put("ACQ", x -> x.tagged(Tag.ACQUIRE).minus(x.tagged(Tag.RELEASE)));
        sets.put("REL", x -> x.tagged(Tag.RELEASE).minus(x.tagged(Tag.ACQUIRE)));
        sets.put("ACQ_REL", x -> x.tagged(Tag.RELEASE).and(x.tagged(Tag.ACQUIRE)));
        tag("SC", Tag.SEQ_CST);
        sets.put("CON", Vocabulary::none);
        sets.put("A", x -> x.accesses().minus(x.tagged(Tag.PLAIN)).minus(x.initial()));
    }

    private static EventSet none(PreExecution x) {
        return EventSet.where(x.size(), e -> false);
    }

    private void tag(String name, Tag tag) {
        sets.put(name, x -> x.tagged(tag));
    }

    private void accesses(String name, Tag tag) {
        sets.put(name, x -> x.tagged(tag).and(x.accesses()));
    }

    private void fence(String set, String relation, Tag tag) {
        tag(set, tag);
        relations.put(relation, x -> x.fenced(tag));
    }

    /** Every name. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(relations.keySet());
        names.addAll(sets.keySet());
        names.addAll(communications.keySet());
        names.add("FW");
        return names;
    }

    boolean has(String name) {
        return relations.containsKey(name)
                || sets.containsKey(name)
                || communications.containsKey(name)
                || name.equals("FW");
    }

    Kind kind(String name) {
        return sets.containsKey(name) || name.equals("FW") ? Kind.SET : Kind.RELATION;
    }

    /** True if it depends on where reads read from, or on the order of writes. */
    boolean isDynamic(String name) {
        return communications.containsKey(name) || name.equals("FW");
    }

    /** A name that depends on the threads alone. */
    Value fixed(String name, PreExecution x) {
        Function<PreExecution, EventSet> set = sets.get(name);
        if (set != null) {
            return new Value.OfSet(set.apply(x));
        }
        Function<PreExecution, Relation> relation = relations.get(name);
        if (relation != null) {
            return new Value.OfRelation(relation.apply(x).as(name));
        }
        throw new IllegalArgumentException(name);
    }

    /** A name that does not. */
    Value of(String name, Execution e) {
        Function<Execution, Relation> communication = communications.get(name);
        if (communication != null) {
            return new Value.OfRelation(communication.apply(e));
        }
        return new Value.OfSet(e.events().writes().minus(e.co().domain()));
    }
}
