package smpng.memory.generate;

import java.util.Set;
import smpng.memory.Event.Kind;
import smpng.memory.EventSet;
import smpng.memory.Execution;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * The machines' formulas, written a second time so that a clause can be left out: what a check must notice. {@code without}
 * names the clauses that are missing.
 */
record Formulas(String machine, Set<String> without) implements Model {
    static Model of(String machine, String... without) {
        return new Formulas(machine, Set.of(without));
    }

    @Override
    public String name() {
        return machine + " without " + without;
    }

    @Override
    public Axioms over(PreExecution x) {
        Parts parts = new Parts(x);
        return switch (machine) {
            case "sc" ->
                (e, judge) -> parts.acyclic(e, parts.clause("po", x.po()).or(e.com()));
            case "x86-tso" -> {
                Relation local = parts.tso(Tag.MFENCE, "mfence");
                yield (e, judge) ->
                        parts.acyclic(e, local.or(e.rfe()).or(e.co()).or(e.fr()));
            }
            case "sparc-tso" -> {
                Relation local = parts.tso(Tag.STORE_LOAD, "storeload");
                yield (e, judge) ->
                        parts.acyclic(e, local.or(e.rfe()).or(e.co()).or(e.fr()));
            }
            case "sparc-pso" -> {
                Relation local = parts.pso();
                yield (e, judge) -> parts.acyclic(
                        e, parts.whole(local.or(e.rfe()).or(e.co()).or(e.fr())));
            }
            case "sparc-rmo" -> {
                Relation local = parts.rmo();
                yield (e, judge) -> parts.acyclic(
                        e, parts.whole(local.or(e.rfe()).or(e.co()).or(e.fr())));
            }
            case "alpha" -> parts.alpha();
            case "armv8" -> parts.arm();
            case "riscv" -> parts.riscv();
            case "rc11" -> parts.rc11();
            default -> throw new IllegalArgumentException(machine);
        };
    }

    /** An axiom that needs only the execution. */
    private interface Yes {
        boolean holds(Execution e);
    }

    /** Pieces of formulas, over one program's events. */
    private final class Parts {
        private final PreExecution x;

        Parts(PreExecution x) {
            this.x = x;
        }

        Relation clause(String name, Relation relation) {
            return without.contains(name) ? x.none() : relation;
        }

        private Relation pairs(Relation in, Kind from, Kind to) {
            Relation started = in.from(from == Kind.READ ? x.reads() : x.writes());
            return started.to(to == Kind.READ ? x.reads() : x.writes());
        }

        private Relation toMemory(Relation in) {
            return in.to(x.accesses());
        }

        boolean common(Execution e, boolean loadLoad) {
            Relation poLoc = loadLoad ? x.poLoc() : x.poLoc().minus(pairs(x.poLoc(), Kind.READ, Kind.READ));
            boolean coherent = poLoc.or(e.com()).isAcyclic() || without.contains("coherence");
            boolean atomic = x.rmw().and(e.fre().seq(e.coe())).isEmpty() || without.contains("atomic");
            return coherent && atomic;
        }

        boolean acyclic(Execution e, Relation order) {
            return common(e, !machine.equals("sparc-rmo")) && order.isAcyclic();
        }

        /** An order in which the two halves of a read-modify-write are one. */
        Relation whole(Relation order) {
            Relation halves = clause("whole", x.rmw().or(x.rmw().inverse()));
            return halves.optional().seq(order.minus(x.rmw())).seq(halves.optional());
        }

        Relation tso(Tag full, String name) {
            Relation kept = toMemory(x.po().from(x.reads())).or(pairs(x.po(), Kind.WRITE, Kind.WRITE));
            Relation storeLoad = pairs(x.po(), Kind.WRITE, Kind.READ);
            Relation locked = storeLoad.from(x.tagged(Tag.ATOMIC)).or(storeLoad.to(x.tagged(Tag.ATOMIC)));
            return kept.or(clause(name, x.fenced(full))).or(clause("locked", locked));
        }

        Relation pso() {
            Relation kept = toMemory(x.po().from(x.reads()));
            Relation locked = x.po().from(x.writes().and(x.tagged(Tag.ATOMIC))).to(x.reads());
            return kept.or(clause("locked", locked))
                    .or(clause("stbar", pairs(x.fenced(Tag.STORE_STORE), Kind.WRITE, Kind.WRITE)))
                    .or(clause("storeload", pairs(x.fenced(Tag.STORE_LOAD), Kind.WRITE, Kind.READ)));
        }

        Relation rmo() {
            Relation d = x.addr().or(x.data()).or(x.ctrl().to(x.writes())).or(pairs(x.poLoc(), Kind.WRITE, Kind.READ));
            return clause("dependencies", d.plus().from(x.reads()))
                    .or(x.poLoc().from(x.accesses()).to(x.writes()))
                    .or(clause("loadload", pairs(x.fenced(Tag.LOAD_LOAD), Kind.READ, Kind.READ)))
                    .or(clause("loadstore", pairs(x.fenced(Tag.LOAD_STORE), Kind.READ, Kind.WRITE)))
                    .or(clause("storeload", pairs(x.fenced(Tag.STORE_LOAD), Kind.WRITE, Kind.READ)))
                    .or(clause("storestore", pairs(x.fenced(Tag.STORE_STORE), Kind.WRITE, Kind.WRITE)));
        }

        Axioms alpha() {
            Relation same = x.poLoc().from(x.reads()).or(pairs(x.poLoc(), Kind.WRITE, Kind.WRITE));
            Relation local = same.or(clause("mb", x.fenced(Tag.MB)))
                    .or(clause("wmb", pairs(x.fenced(Tag.WMB), Kind.WRITE, Kind.WRITE)));
            Relation depends = clause("thin air", x.addr().or(x.data()).or(x.ctrl()));
            return of(e -> common(e, true)
                    && local.or(e.rfe()).or(e.co()).or(e.fr()).isAcyclic()
                    && depends.or(e.rf()).isAcyclic());
        }

        Axioms arm() {
            Relation poW = x.poLoc().from(x.writes());
            Relation next =
                    poW.to(x.reads()).minus(poW.to(x.writes()).seq(x.poLoc()).to(x.reads()));
            Relation lws = clause("lws", x.poLoc().to(x.writes()));
            Relation addrPo = x.addr().seq(x.po());
            Relation decided = x.ctrl().or(addrPo);
            Relation dep = x.addr().or(x.data());
            Relation dob = dep.or(x.ctrl().to(x.writes()))
                    .or(decided.to(x.fences(Tag.ISB)).seq(x.po()).to(x.reads()))
                    .or(addrPo.to(x.writes()))
                    .or(dep.seq(next));
            Relation acquires = x.po().from(x.reads().and(x.tagged(Tag.ACQUIRE).or(x.tagged(Tag.ACQUIRE_PC))));
            Relation releases = x.po().to(x.writes().and(x.tagged(Tag.RELEASE)));
            Relation acquire = Relation.identity(x.reads().and(x.tagged(Tag.ACQUIRE)));
            Relation release = Relation.identity(x.writes().and(x.tagged(Tag.RELEASE)));
            Relation anyAcquire =
                    Relation.identity(x.reads().and(x.tagged(Tag.ACQUIRE).or(x.tagged(Tag.ACQUIRE_PC))));
            Relation aob = x.rmw()
                    .or(clause(
                            "update to acquire",
                            Relation.identity(x.rmw().range()).seq(next).seq(anyAcquire)));
            Relation bob = x.fenced(Tag.DMB_SY)
                    .or(x.po().seq(acquire).seq(x.amo()).seq(release).seq(x.po()))
                    .or(clause("release to acquire", release.seq(x.po()).seq(acquire)))
                    .or(clause("dmb ld", x.fenced(Tag.DMB_LD).from(x.reads())))
                    .or(clause("acquire", acquires))
                    .or(pairs(x.fenced(Tag.DMB_ST), Kind.WRITE, Kind.WRITE))
                    .or(clause("release", releases));
            Relation local = lws.or(clause("dob", dob)).or(aob).or(clause("bob", bob));
            return of(e ->
                    common(e, true) && local.or(e.rfe()).or(e.fre()).or(e.coe()).isAcyclic());
        }

        Axioms riscv() {
            Relation fences = pairs(both(Tag.FENCE_PR, Tag.FENCE_SR), Kind.READ, Kind.READ)
                    .or(pairs(both(Tag.FENCE_PR, Tag.FENCE_SW), Kind.READ, Kind.WRITE))
                    .or(pairs(both(Tag.FENCE_PW, Tag.FENCE_SR), Kind.WRITE, Kind.READ))
                    .or(pairs(both(Tag.FENCE_PW, Tag.FENCE_SW), Kind.WRITE, Kind.WRITE))
                    .or(pairs(x.fenced(Tag.FENCE_TSO), Kind.WRITE, Kind.WRITE))
                    .or(toMemory(x.fenced(Tag.FENCE_TSO).from(x.reads())));
            EventSet acquire = x.accesses().and(x.tagged(Tag.ACQUIRE));
            EventSet release = x.accesses().and(x.tagged(Tag.RELEASE));
            Relation special = Relation.identity(
                    acquire.or(release).and(x.tagged(Tag.ATOMIC)).or(acquire.and(release)));
            Relation addrPo = x.addr().seq(x.po()).to(x.writes());
            Relation local = x.poLoc()
                    .to(x.writes())
                    .or(clause("fence", fences))
                    .or(clause("acquire", x.po().from(x.accesses().and(x.tagged(Tag.ACQUIRE)))))
                    .or(clause("release", x.po().to(x.accesses().and(x.tagged(Tag.RELEASE)))))
                    .or(clause("special", special.seq(x.po()).seq(special)))
                    .or(x.rmw())
                    .or(clause("dependencies", x.addr().or(x.data()).or(x.ctrl().to(x.writes()))))
                    .or(clause("address before store", addrPo));
            Relation dep = x.addr().or(x.data());
            return of(e -> {
                Relation seen = clause("rdw", x.poLoc().and(e.fre().seq(e.rfe())))
                        .or(clause(
                                "update to load",
                                Relation.identity(x.rmw().range()).seq(e.rfi())))
                        .or(clause("forwarded", dep.seq(e.rfi())));
                return common(e, true)
                        && local.or(seen).or(e.rfe()).or(e.co()).or(e.fr()).isAcyclic();
            });
        }

        Axioms rc11() {
            Relation atomicWrite =
                    Relation.identity(x.writes().minus(x.initial().or(x.tagged(Tag.PLAIN))));
            Relation atomicRead = Relation.identity(x.reads().minus(x.tagged(Tag.PLAIN)));
            Relation fence = Relation.identity(x.fences());
            Relation releases = Relation.identity(
                    x.writes().or(x.fences()).and(x.tagged(Tag.RELEASE).or(x.tagged(Tag.SEQ_CST))));
            Relation acquires = Relation.identity(
                    x.reads().or(x.fences()).and(x.tagged(Tag.ACQUIRE).or(x.tagged(Tag.SEQ_CST))));
            Relation sc = Relation.identity(x.accesses().and(x.tagged(Tag.SEQ_CST)));
            Relation scFence = Relation.identity(x.fences(Tag.SEQ_CST));
            Relation away = x.po().minus(x.sameLocation());
            return of(e -> {
                Relation rs = Relation.identity(x.writes())
                        .seq(x.poLoc().optional())
                        .seq(atomicWrite)
                        .seq(e.rf().seq(x.rmw()).star());
                Relation sw = releases.seq(fence.seq(x.po()).optional())
                        .seq(rs)
                        .seq(e.rf())
                        .seq(atomicRead)
                        .seq(x.po().seq(fence).optional())
                        .seq(acquires);
                Relation hb = x.po().or(clause("synchronizes", sw))
                        .or(Relation.product(x.initial(), x.all().minus(x.initial())))
                        .plus();
                Relation eco = e.com().plus();
                Relation scb = x.po().or(away.seq(hb).seq(away))
                        .or(hb.and(x.sameLocation()))
                        .or(e.co())
                        .or(e.fr());
                Relation from = sc.or(scFence.seq(hb.optional()));
                Relation to = sc.or(hb.optional().seq(scFence));
                Relation psc = from.seq(scb)
                        .seq(to)
                        .or(scFence.seq(hb.or(hb.seq(eco).seq(hb))).seq(scFence));
                return hb.isIrreflexive()
                        && hb.seq(eco).isIrreflexive()
                        && x.rmw().and(e.fr().seq(e.co())).isEmpty()
                        && clause("psc", psc).isAcyclic()
                        && x.po().or(e.rf()).isAcyclic();
            });
        }

        private Relation both(Tag before, Tag after) {
            return x.po().to(x.fences(before).and(x.fences(after))).seq(x.po());
        }

        private Axioms of(Yes yes) {
            return (e, judge) -> yes.holds(e);
        }
    }
}
