package smpng.suites.explorer.counts;

import static smpng.suites.explorer.counts.Written.ACQ;
import static smpng.suites.explorer.counts.Written.REL;
import static smpng.suites.explorer.counts.Written.RLX;
import static smpng.suites.explorer.counts.Written.cas;

import smpng.api.program.AccessOrder;
import smpng.api.program.Array;
import smpng.api.program.Comparison;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.Register;
import smpng.api.program.ThreadBuilder;

/** Locks, of n threads that each go through one critical section. */
public final class Locks {
    private Locks() {}

    /** What is done under the lock: nobody else's write may come between. */
    static void critical(ThreadBuilder t, Place shared, int me) {
        t.store(shared, AccessOrder.PLAIN, me);
        t.verify(t.load(shared, AccessOrder.PLAIN).eq(me), "somebody else is in the critical section");
    }

    public static Program ticket(int n) {
        Written p = new Written("ticket lock");
        Place next = p.x("next");
        Place owner = p.x("owner");
        Place shared = p.x("shared");
        return p.threads(n, (t, i) -> {
                    Register ticket = t.fetchAdd(next, RLX, 1);
                    t.await(owner, ACQ, Comparison.EQUAL, ticket);
                    critical(t, shared, i);
                    t.store(owner, REL, t.load(owner, RLX).plus(1));
                })
                .build();
    }

    public static Program testAndTestAndSet(int n) {
        Written p = new Written("TTAS lock");
        Place s = p.x("s");
        Place shared = p.x("shared");
        return p.threads(n, (t, i) -> {
                    t.loop(() -> {
                        t.await(s, RLX, Comparison.EQUAL, 0);
                        t.ifTrue(t.exchange(s, ACQ, 1).eq(0), t::leave);
                    });
                    critical(t, shared, i);
                    t.store(s, REL, 0);
                })
                .build();
    }

    public static Program spin(int n) {
        Written p = new Written("spin lock");
        Place s = p.x("s");
        Place shared = p.x("shared");
        return p.threads(n, (t, i) -> {
                    t.loop(() -> {
                        t.await(s, RLX, Comparison.EQUAL, 0);
                        t.ifTrue(cas(t, s, ACQ, 0, 1), t::leave);
                    });
                    critical(t, shared, i);
                    t.store(s, REL, 0);
                })
                .build();
    }

    /** Nodes are elements of arrays, a reference to one is its number, 0 is none. */
    public static Program mcs(int n) {
        Written p = new Written("MCS lock");
        Place lock = p.x("lock");
        Array locked = p.builder().intArray("locked", n + 1);
        Array next = p.builder().intArray("next", n + 1);
        Place shared = p.x("shared");
        return p.threads(n, (t, me) -> {
                    t.store(locked.at(me), RLX, 0);
                    t.store(next.at(me), RLX, 0);
                    Register before = t.exchange(lock, AccessOrder.ACQUIRE_RELEASE, me);
                    t.ifTrue(before.ne(0), () -> {
                        t.store(next.at(before), RLX, me);
                        t.await(locked.at(me), ACQ, Comparison.NOT_EQUAL, 0);
                    });
                    critical(t, shared, me);
                    Register after = t.load(next.at(me), RLX);
                    t.ifTrue(after.eq(0), () -> {
                        t.ifTrue(cas(t, lock, REL, me, 0), t::end);
                        Register later = t.await(next.at(me), RLX, Comparison.NOT_EQUAL, 0);
                        t.set(after, later);
                    });
                    t.store(locked.at(after), REL, 1);
                })
                .build();
    }

    /** 0 free, 1 held, 2 held and waited for. */
    public static Program mutex(int n) {
        Written p = new Written("mutex");
        Place m = p.x("m");
        Place signal = p.x("signal");
        Place shared = p.x("shared");
        return p.threads(n, (t, i) -> {
                    t.ifTrue(
                            cas(t, m, ACQ, 0, 1).not(),
                            () -> t.loop(() -> {
                                cas(t, m, RLX, 1, 2);
                                Register seen = t.load(signal, ACQ);
                                t.ifTrue(t.load(m, ACQ).eq(2), () -> t.await(signal, ACQ, Comparison.NOT_EQUAL, seen));
                                t.ifTrue(cas(t, m, ACQ, 0, 2), t::leave);
                            }));
                    critical(t, shared, i);
                    t.ifTrue(cas(t, m, REL, 1, 0).not(), () -> {
                        t.store(m, REL, 0);
                        t.fetchAdd(signal, REL, 1);
                    });
                })
                .build();
    }

    /**
     * A counter from which readers take 1 and writers all; who finds too little puts it back and waits, which is an
     * assumption here. So many threads read, write, and read and then write.
     */
    public static Program readersWriters(int readers, int writers, int both) {
        int all = 0x100000;
        Written p = new Written("rwlock");
        Place lock = p.builder().intLocation("lock", all);
        Place shared = p.x("shared");
        return p.threads(writers, (t, i) -> writes(t, lock, all, shared, i))
                .threads(readers, (t, i) -> reads(t, lock, shared))
                .threads(both, (t, i) -> {
                    reads(t, lock, shared);
                    writes(t, lock, all, shared, i);
                })
                .build();
    }

    private static void reads(ThreadBuilder t, Place lock, Place shared) {
        t.assume(t.fetchAdd(lock, ACQ, -1).gt(0));
        t.load(shared, AccessOrder.PLAIN);
        t.fetchAdd(lock, REL, 1);
    }

    private static void writes(ThreadBuilder t, Place lock, int all, Place shared, int value) {
        t.assume(t.fetchAdd(lock, ACQ, -all).eq(all));
        t.store(shared, AccessOrder.PLAIN, value);
        t.fetchAdd(lock, REL, all);
    }
}
