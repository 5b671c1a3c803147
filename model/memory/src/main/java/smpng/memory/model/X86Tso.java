package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * x86-TSO: a store may wait in its processor's buffer while later loads go on; a locked instruction and MFENCE empty the
 * buffer (Owens, Sarkar, Sewell: A Better x86 Memory Model, TPHOLs 2009). LFENCE and SFENCE order nothing more between
 * ordinary accesses.
 */
public final class X86Tso implements Model {
    @Override
    public String name() {
        return "x86-tso";
    }

    @Override
    public Axioms over(PreExecution x) {
        Relation po = x.po();
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        EventSet locked = x.tagged(Tag.ATOMIC);
        Relation ppo =
                po.from(reads).to(x.accesses()).or(po.from(writes).to(writes)).as("po");
        Relation implied = po.from(writes.and(locked))
                .to(reads)
                .or(po.from(writes).to(reads.and(locked)))
                .as("po");
        Relation local = ppo.or(implied).or(x.fenced(Tag.MFENCE));
        return (e, judge) -> SharedAxioms.coherent(e, judge)
                && SharedAxioms.atomic(e, judge)
                && judge.acyclic("ghb", local.or(e.rfe()).or(e.co()).or(e.fr()));
    }
}
