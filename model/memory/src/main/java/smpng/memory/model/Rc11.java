package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * RC11: C11 repaired, without load buffering (Lahav, Vafeiadis, Kang, Hur, Dreyer: Repairing Sequential Consistency in
 * C/C++11, PLDI 2017, section 3). Data races are found apart: an execution with one is allowed here.
 */
public final class Rc11 implements Model {
    @Override
    public String name() {
        return "rc11";
    }

    @Override
    public Axioms over(PreExecution x) {
        Relation po = x.po();
        EventSet sc = x.tagged(Tag.SEQ_CST);
        EventSet atomic = x.accesses().minus(x.tagged(Tag.PLAIN)).minus(x.initial());
        EventSet acquire = x.tagged(Tag.ACQUIRE).or(sc);
        EventSet release = x.tagged(Tag.RELEASE).or(sc);
        Relation releaseFence = po.from(x.fences().and(release)).or(Relation.identity(x.all()));
        Relation acquireFence = po.to(x.fences().and(acquire)).or(Relation.identity(x.all()));
        EventSet scFences = x.fences().and(sc);
        Relation otherPlace = po.minus(x.sameLocation());
        Relation rsBase = x.poLoc()
                .to(x.writes())
                .or(Relation.identity(x.writes()))
                .to(atomic.and(x.writes()))
                .from(x.writes());
        return (e, judge) -> {
            Relation rf = e.rf();
            Relation rs = rsBase.seq(rf.seq(x.rmw()).star());
            Relation sw = releaseFence
                    .from(release)
                    .seq(rs)
                    .seq(rf.to(atomic))
                    .seq(acquireFence)
                    .to(acquire)
                    .as("sw");
            Relation hb = po.or(sw).plus().as("hb");
            Relation eco = e.com().plus().as("eco");
            if (!judge.irreflexive("coherence", hb.seq(eco.optional()))
                    || !judge.empty("atomicity", x.rmw().and(e.fr().seq(e.co())))
                    || !judge.acyclic("no thin air", po.or(rf))) {
                return false;
            }
            Relation scb = po.or(otherPlace.seq(hb).seq(otherPlace))
                    .or(hb.and(x.sameLocation()))
                    .or(e.co())
                    .or(e.fr());
            Relation hbOrNot = hb.optional();
            Relation before = Relation.identity(sc).or(hbOrNot.from(scFences));
            Relation after = Relation.identity(sc).or(hbOrNot.to(scFences));
            Relation pscBase = before.seq(scb).seq(after);
            Relation pscFences = hb.or(hb.seq(eco).seq(hb)).from(scFences).to(scFences);
            return judge.acyclic("psc", pscBase.or(pscFences));
        };
    }
}
