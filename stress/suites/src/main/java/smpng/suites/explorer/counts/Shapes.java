package smpng.suites.explorer.counts;

import static smpng.suites.explorer.counts.Written.ACQ;
import static smpng.suites.explorer.counts.Written.REL;
import static smpng.suites.explorer.counts.Written.RLX;
import static smpng.suites.explorer.counts.Written.load;

import smpng.api.program.AccessOrder;
import smpng.api.program.Array;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.ThreadBuilder;

/** Litmus tests. */
public final class Shapes {
    private Shapes() {}

    /** Store buffering around a ring of n. */
    public static Program storeBuffers(int n) {
        Written p = new Written("SB");
        Array x = p.builder().intArray("x", n);
        return p.threads(n, (t, i) -> {
                    t.store(x.at(i - 1), RLX, 1);
                    t.load(x.at(i % n), RLX);
                })
                .build();
    }

    /** Load buffering around a ring of n. */
    public static Program loadBuffers(int n, AccessOrder load, AccessOrder store) {
        Written p = new Written("LB");
        Array x = p.builder().intArray("x", n);
        return p.threads(n, (t, i) -> {
                    t.load(x.at(i - 1), load);
                    t.store(x.at(i % n), store, 1);
                })
                .build();
    }

    /** The same, relaxed, where what is written depends on what was read. */
    public static Program dependentLoadBuffers(int n) {
        Written p = new Written("LB+data");
        Array x = p.builder().intArray("x", n);
        return p.threads(
                        n,
                        (t, i) -> t.store(
                                x.at(i % n), RLX, t.load(x.at(i - 1), RLX).plus(1L << i)))
                .build();
    }

    public static Program messagePassing() {
        Written p = new Written("MP");
        Place x = p.x("x");
        Place y = p.x("y");
        return p.thread(t -> {
                    t.store(x, RLX, 1);
                    t.store(y, REL, 1);
                })
                .thread(t -> {
                    t.load(y, ACQ);
                    t.load(x, RLX);
                })
                .build();
    }

    public static Program twoPlusTwoWrites() {
        Written p = new Written("2+2W");
        Place x = p.x("x");
        Place y = p.x("y");
        return p.thread(t -> {
                    t.store(x, RLX, 1);
                    t.store(y, RLX, 2);
                })
                .thread(t -> {
                    t.store(y, RLX, 1);
                    t.store(x, RLX, 2);
                })
                .build();
    }

    public static Program s() {
        Written p = new Written("S");
        Place x = p.x("x");
        Place y = p.x("y");
        return p.thread(t -> {
                    t.store(x, RLX, 2);
                    t.store(y, RLX, 1);
                })
                .thread(t -> {
                    t.load(y, RLX);
                    t.store(x, RLX, 1);
                })
                .build();
    }

    public static Program writeReadCausality() {
        Written p = new Written("WRC");
        Place x = p.x("x");
        Place y = p.x("y");
        return p.thread(t -> t.store(x, RLX, 1))
                .thread(t -> {
                    t.load(x, RLX);
                    t.store(y, RLX, 1);
                })
                .thread(t -> load(t, RLX, y, x))
                .build();
    }

    public static Program iriw() {
        Written p = new Written("IRIW");
        Place x = p.x("x");
        Place y = p.x("y");
        return p.thread(t -> t.store(x, REL, 1))
                .thread(t -> t.store(y, REL, 1))
                .thread(t -> load(t, ACQ, x, y))
                .thread(t -> load(t, ACQ, y, x))
                .build();
    }

    /** One thread writes x twice, the given number of threads read it twice. */
    public static Program readsOfOneWriter(int readers) {
        Written p = new Written("CoRR");
        Place x = p.x("x");
        return p.thread(t -> {
                    t.store(x, RLX, 1);
                    t.store(x, RLX, 2);
                })
                .threads(readers, (t, i) -> load(t, RLX, x, x))
                .build();
    }

    /** Two threads write x once, two read it twice. */
    public static Program readsOfTwoWriters() {
        Written p = new Written("CoRR2");
        Place x = p.x("x");
        return p.threads(2, (t, i) -> t.store(x, RLX, i))
                .threads(2, (t, i) -> load(t, RLX, x, x))
                .build();
    }

    /** Two threads write x and read something else and x; n-1 threads write that. */
    public static Program coa(int n) {
        Written p = new Written("CoA");
        Place x = p.x("x");
        Place y = p.x("y");
        Place z = p.x("z");
        return p.thread(t -> {
                    t.store(x, REL, 1);
                    load(t, ACQ, y, x);
                })
                .thread(t -> {
                    t.store(x, REL, 2);
                    load(t, ACQ, z, x);
                })
                .threads(n - 1, (t, i) -> {
                    t.store(y, REL, i);
                    t.store(z, REL, i);
                })
                .build();
    }

    /** Peterson's lock with release stores and acquire loads, or with all volatile; waiting is an assumption. */
    public static Program peterson(AccessOrder load, AccessOrder store) {
        Written p = new Written("peterson");
        Array flag = p.builder().intArray("flag", 2);
        Place turn = p.x("turn");
        Place x = p.x("x");
        return p.threads(2, (t, i) -> {
                    int me = i - 1;
                    int other = 1 - me;
                    t.store(flag.at(me), store, 1);
                    t.store(turn, store, other);
                    t.ifTrue(
                            t.load(flag.at(other), load).eq(1),
                            () -> t.assume(t.load(turn, load).ne(other)));
                    critical(t, x, me, load, store);
                    t.store(flag.at(me), store, 0);
                })
                .build();
    }

    private static void critical(ThreadBuilder t, Place x, int value, AccessOrder load, AccessOrder store) {
        t.store(x, store, value);
        t.load(x, load);
    }
}
