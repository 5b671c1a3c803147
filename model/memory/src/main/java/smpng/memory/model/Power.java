package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * POWER: writes reach other processors one by one, and barriers are cumulative (Alglave, Maranget, Tautschnig: Herding
 * Cats, TOPLAS 2014, figures 17 and 25).
 */
public final class Power implements Model {
    @Override
    public String name() {
        return "power";
    }

    @Override
    public Axioms over(PreExecution x) {
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        Relation po = x.po();
        Relation poLoc = x.poLoc();
        Relation dp = x.addr().or(x.data());
        Relation ctrlIsync = x.ctrl().to(x.fences(Tag.ISYNC)).seq(po);
        Relation cc0 = dp.or(poLoc).or(x.ctrl()).or(x.addr().seq(po));

        Relation ffence = accesses(x, x.fenced(Tag.SYNC)).as("sync");
        Relation lwsync = accesses(x, x.fenced(Tag.LWSYNC))
                .minus(Relation.product(writes, reads))
                .as("lwsync");
        Relation eieio = x.fenced(Tag.EIEIO).from(writes).to(writes).as("eieio");
        Relation fence = ffence.or(lwsync).or(eieio);

        return (e, judge) -> {
            if (!SharedAxioms.coherent(e, judge) || !SharedAxioms.atomic(e, judge)) {
                return false;
            }
            Relation rfe = e.rfe();
            Relation rdw = poLoc.and(e.fre().seq(rfe));
            Relation detour = poLoc.and(e.coe().seq(rfe));
            Relation ppo = PreservedOrder.least(x, dp.or(e.rfi()).or(rdw), ctrlIsync.or(detour), cc0);
            Relation hb = ppo.or(fence).or(rfe);
            Relation hbStar = hb.star();
            Relation base = fence.or(rfe.seq(fence)).seq(hbStar);
            Relation prop = base.from(writes)
                    .to(writes)
                    .or(e.com().star().seq(base.star()).seq(ffence).seq(hbStar))
                    .as("prop");
            return judge.acyclic("no thin air", hb)
                    && judge.irreflexive("observation", e.fre().seq(prop).seq(hbStar))
                    && judge.acyclic("propagation", e.co().or(prop));
        };
    }

    private static Relation accesses(PreExecution x, Relation fenced) {
        return fenced.from(x.accesses()).to(x.accesses());
    }
}
