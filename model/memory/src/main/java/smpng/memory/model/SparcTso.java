package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * SPARC total store order: only a store and a later load change places; swap, ldstub and cas are load and store in one
 * (SPARC Architecture Manual V9, appendix D.5). The same as x86-TSO but for the fences.
 */
public final class SparcTso implements Model {
    @Override
    public String name() {
        return "sparc-tso";
    }

    @Override
    public Axioms over(PreExecution x) {
        Relation po = x.po();
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        EventSet atomic = x.tagged(Tag.ATOMIC);
        Relation ppo = po.from(reads)
                .to(x.accesses())
                .or(po.from(writes).to(writes))
                .or(po.from(writes.and(atomic)).to(reads))
                .or(po.from(writes).to(reads.and(atomic)))
                .as("po");
        Relation local = ppo.or(Membar.order(x));
        return (e, judge) -> SharedAxioms.coherent(e, judge)
                && SharedAxioms.atomic(e, judge)
                && judge.acyclic("memory order", local.or(e.rfe()).or(e.co()).or(e.fr()));
    }
}
