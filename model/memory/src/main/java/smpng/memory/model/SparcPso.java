package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * SPARC partial store order: as {@link SparcTso}, but stores to different locations change places too, unless an STBAR is
 * between them (SPARC Architecture Manual V8, appendix K.4; V9, appendix D.5). The load half of an atomic instruction
 * holds back what follows it; an earlier store to another location does not hold back the atomic instruction.
 */
public final class SparcPso implements Model {
    @Override
    public String name() {
        return "sparc-pso";
    }

    @Override
    public Axioms over(PreExecution x) {
        Relation po = x.po();
        EventSet reads = x.reads();
        EventSet atomicWrites = x.writes().and(x.tagged(Tag.ATOMIC));
        Relation ppo = po.from(reads)
                .to(x.accesses())
                .or(po.from(atomicWrites).to(reads))
                .as("ppo");
        Relation local = ppo.or(Membar.order(x));
        return (e, judge) -> SharedAxioms.coherent(e, judge)
                && SharedAxioms.atomic(e, judge)
                && judge.acyclic(
                        "memory order",
                        Indivisible.whole(x, local.or(e.rfe()).or(e.co()).or(e.fr())));
    }
}
