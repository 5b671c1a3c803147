package smpng.memory.model;

import java.util.List;
import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;

/**
 * SPARC relaxed memory order: only dependencies, MEMBARs and stores to the same location hold accesses back; a control
 * dependency orders stores only, and two loads of one location may change places (SPARC Architecture Manual V9, appendix
 * D.3 and D.5).
 */
public final class SparcRmo implements Model {
    @Override
    public String name() {
        return "sparc-rmo";
    }

    @Override
    public boolean coherent() {
        return false;
    }

    @Override
    public List<String> caveats() {
        return List.of(
                "that a control dependency orders stores only, and that two loads of one location are not ordered,"
                        + " is appendix D of the V9 manual from memory");
    }

    @Override
    public Axioms over(PreExecution x) {
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        Relation poLoc = x.poLoc();
        Relation dependence = x.addr()
                .or(x.data())
                .or(x.ctrl().to(writes))
                .or(poLoc.from(writes).to(reads))
                .plus();
        Relation ppo = dependence.from(reads).or(poLoc.to(writes)).as("ppo");
        Relation local = ppo.or(Membar.order(x));
        Relation hazard = poLoc.minus(Relation.product(reads, reads)).as("po-loc");
        return (e, judge) -> judge.acyclic("coherence", hazard.or(e.com()))
                && SharedAxioms.atomic(e, judge)
                && judge.acyclic(
                        "memory order",
                        Indivisible.whole(x, local.or(e.rfe()).or(e.co()).or(e.fr())));
    }
}
