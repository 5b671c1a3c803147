package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * RISC-V's weak memory ordering, RVWMO, by the numbers of its rules (The RISC-V Instruction Set Manual, volume I, chapter
 * 17 and appendix A). FENCE.I orders nothing between accesses to data.
 */
public final class Riscv implements Model {
    @Override
    public String name() {
        return "riscv";
    }

    @Override
    public Axioms over(PreExecution x) {
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        Relation po = x.po();
        Relation poLoc = x.poLoc();
        EventSet acquire = x.tagged(Tag.ACQUIRE).and(x.accesses());
        EventSet release = x.tagged(Tag.RELEASE).and(x.accesses());
        // The bits of atomic instructions are always RCsc; a load that is only acquire and a store that is only
        // release, which
        // no ratified instruction is, are RCpc.
        EventSet atomic = x.tagged(Tag.ATOMIC).or(x.tagged(Tag.EXCLUSIVE));
        EventSet special = acquire.or(release).and(atomic).or(acquire.and(release));
        EventSet conditional = atomic.and(writes);

        Relation r1 = poLoc.to(writes).as("r1");
        Relation r4 = fences(x).as("fence");
        Relation r5 = po.from(acquire).as("aq");
        Relation r6 = po.to(release).as("rl");
        Relation r7 = po.from(special).to(special).as("RCsc");
        Relation r8 = x.rmw();
        Relation r9 = x.addr();
        Relation r10 = x.data();
        Relation r11 = x.ctrl().to(writes).as("ctrl");
        Relation r13 = x.addr().seq(po).to(writes).as("addr;po");
        Relation fixed =
                r1.or(r4).or(r5).or(r6).or(r7).or(r8).or(r9).or(r10).or(r11).or(r13);
        Relation dp = x.addr().or(x.data());
        return (e, judge) -> {
            if (!SharedAxioms.coherent(e, judge) || !SharedAxioms.atomic(e, judge)) {
                return false;
            }
            Relation r2 = poLoc.and(e.fre().seq(e.rfe())).as("rdw");
            Relation r3 = e.rfi().from(conditional).as("rfi");
            Relation r12 = dp.seq(e.rfi()).as("dep;rfi");
            Relation ppo = fixed.or(r2).or(r3).or(r12);
            return judge.acyclic(
                    "global memory order", e.co().or(e.rfe()).or(e.fr()).or(ppo));
        };
    }

    /** FENCE with its two sets, and FENCE.TSO. */
    private static Relation fences(PreExecution x) {
        Relation po = x.po();
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        Relation before =
                po.from(reads).to(x.fences(Tag.FENCE_PR)).or(po.from(writes).to(x.fences(Tag.FENCE_PW)));
        Relation after = po.from(x.fences(Tag.FENCE_SR))
                .to(reads)
                .or(po.from(x.fences(Tag.FENCE_SW)).to(writes));
        Relation tso = x.fenced(Tag.FENCE_TSO);
        return before.seq(after)
                .or(tso.from(writes).to(writes))
                .or(tso.from(reads).to(x.accesses()));
    }
}
