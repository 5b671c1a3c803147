package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.PreExecution;
import smpng.memory.Relation;

/**
 * Preserved program order of POWER and ARMv7, the least solution of four equations: an access has an init and a commit
 * part, and {@code ic}, say, is "the init part before the commit part" (Herding Cats, TOPLAS 2014, section 6, figure 25).
 */
final class PreservedOrder {
    private PreservedOrder() {}

    /** ppo = R*R & ii | R*W & ic, from the four base relations; {@code ic} has none. */
    static Relation least(PreExecution x, Relation ii0, Relation ci0, Relation cc0) {
        Relation ii = ii0;
        Relation ic = x.none();
        Relation ci = ci0;
        Relation cc = cc0;
        while (true) {
            Relation nextIi = ii0.or(ci).or(ic.seq(ci)).or(ii.seq(ii));
            Relation nextIc = ii.or(cc).or(ic.seq(cc)).or(ii.seq(ic));
            Relation nextCi = ci0.or(ci.seq(ii)).or(cc.seq(ci));
            Relation nextCc = cc0.or(ci).or(ci.seq(ic)).or(cc.seq(cc));
            if (nextIi.equals(ii) && nextIc.equals(ic) && nextCi.equals(ci) && nextCc.equals(cc)) {
                EventSet reads = x.reads();
                return ii.from(reads)
                        .to(reads)
                        .or(ic.from(reads).to(x.writes()))
                        .as("ppo");
            }
            ii = nextIi.or(ii);
            ic = nextIc.or(ic);
            ci = nextCi.or(ci);
            cc = nextCc.or(cc);
        }
    }
}
