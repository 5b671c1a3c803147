package smpng.memory.model;

import java.util.List;
import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * ARMv7: as {@link Power}, with DMB for sync, ISB for isync, and without po-loc in what commits in order: an early commit
 * that implementations show (Alglave, Maranget, Tautschnig: Herding Cats, TOPLAS 2014, section 8.1 and table VII).
 */
public final class Armv7 implements Model {
    @Override
    public String name() {
        return "armv7";
    }

    @Override
    public List<String> caveats() {
        return List.of("reads of one location are taken to be in order; some ARMv7 processors had an erratum there");
    }

    @Override
    public Axioms over(PreExecution x) {
        EventSet writes = x.writes();
        Relation po = x.po();
        Relation poLoc = x.poLoc();
        Relation dp = x.addr().or(x.data());
        Relation ctrlIsb = x.ctrl().to(x.fences(Tag.ISB)).seq(po);
        Relation cc0 = dp.or(x.ctrl()).or(x.addr().seq(po));
        Relation dmb = x.fenced(Tag.DMB_SY).from(x.accesses()).to(x.accesses());
        Relation ffence = dmb.or(x.fenced(Tag.DMB_ST).from(writes).to(writes)).as("dmb");
        return (e, judge) -> {
            if (!SharedAxioms.coherent(e, judge) || !SharedAxioms.atomic(e, judge)) {
                return false;
            }
            Relation rfe = e.rfe();
            Relation rdw = poLoc.and(e.fre().seq(rfe));
            Relation detour = poLoc.and(e.coe().seq(rfe));
            Relation ppo = PreservedOrder.least(x, dp.or(e.rfi()).or(rdw), ctrlIsb.or(detour), cc0);
            Relation hb = ppo.or(ffence).or(rfe);
            Relation hbStar = hb.star();
            Relation base = ffence.or(rfe.seq(ffence)).seq(hbStar);
            Relation prop = base.from(writes)
                    .to(writes)
                    .or(e.com().star().seq(base.star()).seq(ffence).seq(hbStar))
                    .as("prop");
            return judge.acyclic("no thin air", hb)
                    && judge.irreflexive("observation", e.fre().seq(prop).seq(hbStar))
                    && judge.acyclic("propagation", e.co().or(prop));
        };
    }
}
