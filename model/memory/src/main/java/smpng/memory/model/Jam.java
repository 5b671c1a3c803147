package smpng.memory.model;

import java.util.List;
import smpng.memory.EventSet;
import smpng.memory.Execution;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * Java's access modes, JAM21: plain, opaque, acquire and release, volatile (Liu, Bender, Palsberg: Compiling Volatile
 * Correctly in Java, ECOOP 2022, and the model published with it). Order is visibility: {@code vo}. Volatile accesses and
 * full fences are pushes, and some total order of them, {@code pushto}, has to exist.
 *
 * <p>Final fields, which that model has not (JLS 17.5): what a constructor wrote to a final field before its freeze is
 * visible to a read of the field that reached the object through a reference written after the freeze. storeStoreFence
 * and loadLoadFence order only what their names say.
 */
public final class Jam implements Model {
    @Override
    public String name() {
        return "jam";
    }

    @Override
    public boolean coherent() {
        return false; // two plain reads of one location may see writes in opposite orders
    }

    @Override
    public Axioms over(PreExecution x) {
        Relation po = x.po();
        EventSet reads = x.reads();
        EventSet writes = x.writes();
        EventSet accesses = x.accesses();
        EventSet volatiles = x.tagged(Tag.SEQ_CST).and(accesses);
        EventSet acquire = x.tagged(Tag.ACQUIRE).and(reads).or(volatiles.and(reads));
        EventSet release = x.tagged(Tag.RELEASE).and(writes).or(volatiles.and(writes));
        EventSet strong = accesses.minus(x.tagged(Tag.PLAIN)).minus(x.initial());

        EventSet fences = x.fences();
        Relation releaseFence = fenced(po, fences.and(x.tagged(Tag.RELEASE))).to(writes);
        Relation acquireFence = fenced(po, fences.and(x.tagged(Tag.ACQUIRE))).from(reads);
        Relation storeStore = x.fenced(Tag.STORE_STORE).from(writes).to(writes);
        Relation loadLoad = x.fenced(Tag.LOAD_LOAD).from(reads).to(reads);
        Relation svo = releaseFence.or(acquireFence).or(storeStore).or(loadLoad).as("svo");
        Relation ra = po.to(release).or(po.from(acquire)).as("ra");
        Relation spush = fenced(po, fences.and(x.tagged(Tag.SEQ_CST))).as("spush");
        Relation volint = po.from(volatiles).to(volatiles).as("volint");
        Relation push = spush.or(volint);
        Relation into = svo.or(spush).or(ra).or(volint);
        Relation frozen =
                x.fenced(Tag.FREEZE).from(writes.and(x.tagged(Tag.FINAL))).to(writes);
        EventSet finals = reads.and(x.tagged(Tag.FINAL));
        EventSet heads = push.domain();

        return (e, judge) -> {
            Relation rf = e.rf();
            if (!judge.acyclic("no thin air", po.or(rf).to(strong))
                    || !judge.empty("atomicity", x.rmw().and(e.fr().seq(e.co())))) {
                return false;
            }
            Relation published = frozen.seq(rf.seq(x.addr()).plus()).to(finals).as("final");
            Visibility visibility = new Visibility(x, e, into.or(rf).or(published), push, strong);
            Relation pushto = po.or(rf).from(heads).to(heads).plus();
            return new Pushes(visibility, heads, judge).order(pushto);
        };
    }

    private static Relation fenced(Relation po, EventSet fences) {
        return po.to(fences).seq(po);
    }

    /** The coherence that visibility implies, given an order of pushes. */
    private record Visibility(PreExecution x, Execution e, Relation direct, Relation push, EventSet strong) {
        Relation coherence(Relation pushto) {
            // A read-modify-write is one event there: what is before or after either half is so of both.
            Relation one = x.rmw().or(x.rmw().inverse()).optional();
            Relation steps = direct.or(pushto.as("pushto").seq(push)).minus(x.rmw());
            Relation vo = one.seq(steps).seq(one).plus().or(x.poLoc());
            Relation source = e.rf().inverse();
            Relation corr =
                    e.rf().seq(x.po()).seq(source).from(strong.or(x.initial())).to(strong.or(x.initial()));
            Relation strongReads =
                    e.rf().to(strong).seq(x.po().from(strong).to(strong)).seq(source);
            Relation implied = vo.or(vo.seq(source))
                    .or(vo.seq(x.po()))
                    .or(corr.and(strongReads))
                    .from(x.writes())
                    .to(x.writes())
                    .and(x.sameLocation())
                    .irreflexive();
            return implied.or(e.co());
        }
    }

    /** Seeks a total order of the pushes with which coherence has no cycle. */
    private record Pushes(Visibility visibility, EventSet heads, Judge judge) {
        boolean order(Relation pushto) {
            Judge silent = Judge.silent();
            if (!pushto.isIrreflexive()) {
                return judge.acyclic("pushto", pushto);
            }
            return search(pushto, silent) || judge.fallen("coherence", () -> visibility.coherence(anyOrder(pushto)));
        }

        private boolean search(Relation pushto, Judge silent) {
            judge.goOn();
            if (!silent.acyclic("coherence", visibility.coherence(pushto))) {
                return false;
            }
            List<Integer> open = open(pushto);
            if (open.isEmpty()) {
                return true;
            }
            return search(with(pushto, open.get(0), open.get(1)), silent)
                    || search(with(pushto, open.get(1), open.get(0)), silent);
        }

        private Relation anyOrder(Relation pushto) {
            Relation order = pushto;
            for (List<Integer> open = open(order); !open.isEmpty(); open = open(order)) {
                order = with(order, open.get(0), open.get(1));
            }
            return order;
        }

        private List<Integer> open(Relation pushto) {
            int[] all = heads.stream().toArray();
            for (int a : all) {
                for (int b : all) {
                    if (a < b && !pushto.contains(a, b) && !pushto.contains(b, a)) {
                        return List.of(a, b);
                    }
                }
            }
            return List.of();
        }

        private static Relation with(Relation pushto, int first, int second) {
            return pushto.or(Relation.builder(pushto.universe())
                            .add(first, second)
                            .build("pushto"))
                    .plus();
        }
    }
}
