package smpng.memory.model;

import smpng.memory.EventSet;
import smpng.memory.Execution;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * Armv8-A: what a thread does in order, and what the others observe, has no cycle (Pulte, Flur, Deacon, French, Sarkar,
 * Sewell: Simplifying ARM Concurrency, POPL 2018; Arm Architecture Reference Manual, section B2.3). A is acquire, Q the
 * weaker acquire of LDAPR, L release; DSB counts as DMB.
 */
public final class Armv8 implements Model {
    @Override
    public String name() {
        return "armv8";
    }

    @Override
    public Axioms over(PreExecution x) {
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        Relation po = x.po();
        Relation poLoc = x.poLoc();
        EventSet acquire = x.tagged(Tag.ACQUIRE).and(x.accesses());
        EventSet acquireAny = acquire.or(x.tagged(Tag.ACQUIRE_PC).and(x.accesses()));
        EventSet release = x.tagged(Tag.RELEASE).and(x.accesses());
        Relation addr = x.addr();
        Relation data = x.data();
        Relation ctrl = x.ctrl();

        // Local reads and writes: of one location, with no write between.
        Relation lrs =
                poLoc.from(writes).minus(poLoc.to(writes).seq(poLoc)).to(reads).as("po-loc");
        Relation lws = poLoc.to(writes).as("po-loc");

        Relation isb = ctrl.or(addr.seq(po)).to(x.fences(Tag.ISB)).seq(po).to(reads);
        Relation dob = addr.or(data)
                .or(ctrl.to(writes))
                .or(isb)
                .or(addr.seq(po).to(writes))
                .or(addr.or(data).seq(lrs))
                .as("dob");

        EventSet updates = x.rmw().range();
        Relation aob = x.rmw().or(lrs.from(updates).to(acquireAny)).as("aob");

        EventSet noReturn = x.tagged(Tag.NO_RETURN);
        Relation full = x.fenced(Tag.DMB_SY);
        Relation dmbLd = x.fenced(Tag.DMB_LD).from(reads.minus(noReturn)).as("dmb.ld");
        Relation dmbSt = x.fenced(Tag.DMB_ST).from(writes).to(writes).as("dmb.st");
        Relation both = po.seq(x.amo().from(acquire).to(release)).seq(po);
        Relation bob = full.or(dmbLd)
                .or(dmbSt)
                .or(both)
                .or(po.from(release).to(acquire))
                .or(po.from(acquireAny))
                .or(po.to(release))
                .as("bob");

        Relation local = lws.or(dob).or(aob).or(bob);
        return (e, judge) ->
                SharedAxioms.coherent(e, judge) && SharedAxioms.atomic(e, judge) && external(local, e, judge);
    }

    private static boolean external(Relation local, Execution e, Judge judge) {
        return judge.acyclic("external", local.or(e.rfe()).or(e.fre()).or(e.coe()));
    }
}
