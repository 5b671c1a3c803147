package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * Alpha: program order is kept for one location, but from a write to a read, and across MB; WMB keeps the order of
 * writes. A read is not ordered before a read whose address depends on it: that is what sets Alpha apart. A write may
 * still not become visible before what it depends on (Alpha Architecture Handbook, version 4, sections 5.6.1 and 5.6.2).
 */
public final class Alpha implements Model {
    @Override
    public String name() {
        return "alpha";
    }

    @Override
    public Axioms over(PreExecution x) {
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        Relation issue =
                x.poLoc().from(reads).or(x.poLoc().from(writes).to(writes)).as("po-loc");
        Relation wmb = x.fenced(Tag.WMB).from(writes).to(writes).as("wmb");
        Relation local = issue.or(x.fenced(Tag.MB)).or(wmb);
        Relation dependence = x.addr().or(x.data()).or(x.ctrl());
        return (e, judge) -> SharedAxioms.coherent(e, judge)
                && SharedAxioms.atomic(e, judge)
                && judge.acyclic("before", local.or(e.rfe()).or(e.co()).or(e.fr()))
                && judge.acyclic("dependence", dependence.or(e.rf()));
    }
}
