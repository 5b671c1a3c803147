package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.checkerframework.checker.lock.qual.GuardedBy;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * WITNESS: watches in which order locks are taken, and says so when a thread takes two in the other order, even if nothing
 * bad comes of it this time.
 *
 * <p>Stands for FreeBSD's {@code subr_witness.c} (witness(4)). Locks of one name are one class; orders are learned by class.
 *
 * <p>Before a thread waits for a lock ({@link #wanted}):
 *
 * <ol>
 *   <li>a lock that blocks is not waited for in a critical section, nor one that can be slept under with one that cannot;
 *   <li>a lock that it has already is not looked at: the lock itself knows whether it recurses;
 *   <li>for each lock that it has: if the table knows that order, all is well; this is read without a lock;
 *   <li>otherwise, under the order's lock, look again: if the table knows the other order by now, that is a reversal, and
 *       is reported once; else the order is learned, with all that follows from it.
 * </ol>
 *
 * <p>A try is not checked, for it does not wait; what is taken by a try counts as held. Rules about Giant: whoever sleeps
 * lets go of it, so its order with sleepable locks means nothing and is not learned; no lock that cannot be slept under may
 * be held when it is taken.
 *
 * <p>Reports are handed out on the thread that broke the rule, which may be in a critical section: who takes them must not
 * wait for a watched lock. The witness only reports; it stops nobody.
 *
 * <p>Claims: WIT-1 of two threads that took two classes in both orders, one is told, WIT-2 nobody is told who kept one
 * order, and each reversal is told once, WIT-3 duplicates, WIT-4 waiting and sleeping with locks that forbid it, WIT-5 the
 * list of held locks is right whenever a thread looks at it, interrupts included, WIT-6 Giant, WIT-7 tables guarded.
 */
public final class Witness {
    /**
     * What a witness is made with.
     *
     * @param classes how many classes of locks it has room for, at least 1
     * @param stacks says where the calling thread is, innermost call first; asked only when an order is new or broken
     * @param reports takes what is found
     */
    public record Settings(int classes, Supplier<List<String>> stacks, Consumer<WitnessReport> reports) {
        /** Room for 512 classes, and no stacks. */
        public static Settings reportingTo(Consumer<WitnessReport> reports) {
            return new Settings(512, List::of, reports);
        }
    }

    private static final VarHandle CLASSES;

    static {
        try {
            CLASSES = MethodHandles.lookup().findVarHandle(Witness.class, "classes", Map.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What is known of a class. */
    private record LockClass(int number, WatchedLock.Kind kind) {}

    private final Cpu cpu;
    private final Settings settings;
    private final LockOrder order;
    /** By name; each map is never changed once it stands here. */
    private Map<String, LockClass> classes = Map.of();
    /** Pairs of classes that were reported, or that are blessed: the one held first, in rows. */
    private final @GuardedBy("order.lock") boolean[] settled;

    Witness(Machine machine, Settings settings) {
        if (settings.classes() < 1) {
            throw new IllegalArgumentException(settings.classes() + " classes of locks; at least 1");
        }
        this.cpu = machine.cpu();
        this.settings = settings;
        this.order = new LockOrder(machine, settings.classes());
        this.settled = new boolean[settings.classes() * settings.classes()];
    }

    /**
     * For a lock under construction.
     *
     * @param name its class
     * @param duplicates whether two of the class may be held at a time
     * @return what it tells from now on; empty if there is no room for another class, and then it is not watched
     * @throws Panic if the class is of another kind
     */
    Optional<WatchedLock> watch(String name, WatchedLock.Kind kind, boolean duplicates) {
        return lockClass(name, kind).map(its -> {
            if (its.kind() != kind) {
                throw new Panic(
                        "a lock of class " + name + " is " + kind + ", and others of the class are " + its.kind());
            }
            return new WatchedLock(this, name, its.number(), kind, duplicates);
        });
    }

    /** Without a lock: locks are made before there are threads that could take one. */
    private Optional<LockClass> lockClass(String name, WatchedLock.Kind kind) {
        for (; ; ) {
            Map<String, LockClass> known = classes();
            LockClass its = known.get(name);
            if (its != null) {
                return Optional.of(its);
            }
            if (known.size() == settings.classes()) {
                return Optional.empty();
            }
            Map<String, LockClass> more = new HashMap<>(known);
            LockClass next = new LockClass(known.size(), kind);
            more.put(name, next);
            // Release: pairs with the acquire of whoever reads the map.
            if (CLASSES.weakCompareAndSetRelease(this, known, more)) {
                return Optional.of(next);
            }
        }
    }

    /** Acquire: pairs with the release of whoever added a class. */
    @SuppressWarnings("unchecked") // the field's own type
    private Map<String, LockClass> classes() {
        return (Map<String, LockClass>) CLASSES.getAcquire(this);
    }

    /**
     * Says that two classes may be taken in either order, for a reason that the witness cannot see.
     *
     * @throws Panic if one of them is no class of a watched lock
     */
    public void bless(String one, String other) {
        LockClass first = classes().get(one);
        LockClass second = classes().get(other);
        if (first == null || second == null) {
            throw new Panic("no lock of class " + (first == null ? one : other) + " is watched");
        }
        order.lock.lock();
        settle(first.number(), second.number());
        settle(second.number(), first.number());
        order.lock.unlock();
    }

    /** The orders that were seen, each where it was seen first. */
    public List<LockStep> orders() {
        order.lock.lock();
        List<LockStep> steps = order.steps();
        order.lock.unlock();
        return steps;
    }

    // ---------------------------------------------------------------- what locks tell

    void wanted(KThread td, WatchedLock lock) {
        HeldLocks held = held(td);
        if (lock.kind() != WatchedLock.Kind.SPIN && td.criticalNest() > 0) {
            report(WitnessReport.Rule.BLOCKS_IN_SECTION, td, lock.name(), held.names());
        }
        if (held.has(lock)) {
            return;
        }
        for (int place = held.size() - 1; place >= 0; place--) {
            against(td, held.at(place), lock);
        }
    }

    /** Checks one lock that the thread has against the one that it wants. */
    private void against(KThread td, WatchedLock has, WatchedLock wants) {
        if (has.lockClass() == wants.lockClass()) {
            if (!wants.duplicates() && first(has, wants)) {
                report(WitnessReport.Rule.DUPLICATE, td, wants.name(), List.of(has.name()));
            }
            return;
        }
        if (isGiantWithSleepable(has, wants) || isGiantWithSleepable(wants, has)) {
            return;
        }
        if (wants.kind() == WatchedLock.Kind.SLEEPABLE && !canBeSleptUnder(has)) {
            if (first(has, wants)) {
                report(WitnessReport.Rule.SLEEPABLE_LAST, td, wants.name(), List.of(has.name()));
            }
            return;
        }
        if (wants.kind() == WatchedLock.Kind.GIANT) {
            if (first(has, wants)) {
                report(WitnessReport.Rule.GIANT_FIRST, td, wants.name(), List.of(has.name()));
            }
            return;
        }
        if (!order.isKnown(has.lockClass(), wants.lockClass())) {
            learn(td, has, wants);
        }
    }

    private static boolean isGiantWithSleepable(WatchedLock one, WatchedLock other) {
        return one.kind() == WatchedLock.Kind.GIANT && other.kind() == WatchedLock.Kind.SLEEPABLE;
    }

    private static boolean canBeSleptUnder(WatchedLock lock) {
        return lock.kind() == WatchedLock.Kind.SLEEPABLE || lock.kind() == WatchedLock.Kind.GIANT;
    }

    private void learn(KThread td, WatchedLock has, WatchedLock wants) {
        // Before the lock is taken: a stack takes a while.
        List<String> stack = settings.stacks().get();
        LockStep step = new LockStep(has.lockClass(), wants.lockClass(), has.name(), wants.name(), td.name(), stack);
        List<LockStep> earlier = List.of();
        order.lock.lock();
        boolean reversed = !order.learn(step) && settle(has.lockClass(), wants.lockClass());
        if (reversed) {
            earlier = order.path(wants.lockClass(), has.lockClass());
        }
        order.lock.unlock();
        if (reversed) {
            settings.reports()
                    .accept(new WitnessReport(
                            WitnessReport.Rule.ORDER, td.name(), wants.name(), List.of(has.name()), stack, earlier));
        }
    }

    /** Whether nothing was reported of the two classes yet. */
    private boolean first(WatchedLock has, WatchedLock wants) {
        order.lock.lock();
        boolean first = settle(has.lockClass(), wants.lockClass());
        order.lock.unlock();
        return first;
    }

    /** Whether the pair is settled only now. */
    @Holding("this.order.lock")
    private boolean settle(int has, int wants) {
        int pair = has * settings.classes() + wants;
        boolean was = settled[pair];
        settled[pair] = true;
        return !was;
    }

    void taken(KThread td, WatchedLock lock) {
        held(td).add(lock);
    }

    void released(KThread td, WatchedLock lock) {
        if (!held(td).remove(lock)) {
            report(WitnessReport.Rule.NOT_HELD, td, lock.name(), held(td).names());
        }
    }

    // ---------------------------------------------------------------- what threads do

    /** Before the calling thread sleeps; an interlock has been let go. */
    public void sleeps(KThread td) {
        sleepsBut(td, null);
    }

    /** The same; one lock, if it is watched, is let go for the thread once it sleeps. */
    void sleepsBut(KThread td, @Nullable WatchedLock passedOn) {
        List<String> left = new ArrayList<>();
        HeldLocks held = held(td);
        for (int place = held.size() - 1; place >= 0; place--) {
            WatchedLock lock = held.at(place);
            if (lock != passedOn && !canBeSleptUnder(lock)) {
                left.add(lock.name());
            }
        }
        if (!left.isEmpty()) {
            report(WitnessReport.Rule.SLEEPS_WITH, td, left.get(0), left.subList(1, left.size()));
        }
    }

    /** Before the calling thread ends. */
    public void exits(KThread td) {
        List<String> left = held(td).names();
        if (!left.isEmpty()) {
            report(WitnessReport.Rule.EXITS_WITH, td, left.get(0), left.subList(1, left.size()));
        }
    }

    /** Names of the watched locks that a thread has, the one taken last first; asked by the thread, or of a stopped one. */
    public List<String> heldBy(KThread td) {
        return held(td).names();
    }

    private HeldLocks held(KThread td) {
        HeldLocks its = td.held;
        if (its == null) {
            its = new HeldLocks(cpu);
            td.held = its;
        }
        return its;
    }

    private void report(WitnessReport.Rule rule, KThread td, String lock, List<String> held) {
        settings.reports()
                .accept(new WitnessReport(
                        rule, td.name(), lock, held, settings.stacks().get(), List.of()));
    }
}
