package smpng.suites.explorer.counts;

import static smpng.suites.explorer.counts.Written.ACQ;
import static smpng.suites.explorer.counts.Written.REL;
import static smpng.suites.explorer.counts.Written.RLX;
import static smpng.suites.explorer.counts.Written.cas;
import static smpng.suites.explorer.counts.Written.load;

import smpng.api.program.Array;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.Register;
import smpng.api.program.Value;

/** Programs of loads, stores and read-modify-writes on few locations. */
public final class Counters {
    private Counters() {}

    /** Each of n threads adds 1, relaxed, to so many locations: ainc, binc, cinc. */
    public static Program increments(int n, int locations) {
        Written p = new Written("increments");
        Array x = p.builder().intArray("x", locations);
        return p.threads(n, (t, i) -> {
                    for (int l = 0; l < locations; l++) {
                        t.fetchAdd(x.at(l), RLX, 1);
                    }
                })
                .build();
    }

    /** Thread i: compare-and-set from i-1 to i, relaxed. */
    public static Program casrot(int n) {
        Written p = new Written("casrot");
        Place x = p.x("x");
        return p.threads(n, (t, i) -> cas(t, x, RLX, i - 1, i)).build();
    }

    /** Thread i: compare-and-set from 0 to i, relaxed. */
    public static Program cas0(int n) {
        Written p = new Written("cas");
        Place x = p.x("x");
        return p.threads(n, (t, i) -> cas(t, x, RLX, 0, i)).build();
    }

    /** Thread i reads x and writes it with its bit set. */
    public static Program inc(int n) {
        Written p = new Written("inc");
        Place x = p.x("x");
        return p.threads(n, (t, i) -> t.store(x, REL, t.load(x, RLX).plus(1L << i)))
                .build();
    }

    /** Each thread reads x and writes it. */
    public static Program rw(int n) {
        Written p = new Written("rw");
        Place x = p.x("x");
        return p.threads(n, (t, i) -> {
                    t.load(x, RLX);
                    t.store(x, RLX, i);
                })
                .build();
    }

    /** n+1 writers and a reader. */
    public static Program writers(int n) {
        Written p = new Written("N-writers");
        Place x = p.x("x");
        return p.threads(n + 1, (t, i) -> t.store(x, REL, i - 1))
                .thread(t -> t.load(x, ACQ))
                .build();
    }

    /** A writer and n readers. */
    public static Program readers(int n) {
        Written p = new Written("readers");
        Place x = p.x("x");
        return p.thread(t -> t.store(x, REL, 42))
                .threads(n, (t, i) -> t.load(x, ACQ))
                .build();
    }

    /** A writer and n incrementers. */
    public static Program wainc(int n) {
        Written p = new Written("wainc");
        Place x = p.x("x");
        return p.thread(t -> t.store(x, RLX, 42))
                .threads(n, (t, i) -> t.fetchAdd(x, RLX, 1))
                .build();
    }

    /** A reader looks for the last element that is 0; thread j makes its element one more than the one before. */
    public static Program lastzero(int n) {
        Written p = new Written("lastzero");
        Array a = p.builder().intArray("a", n + 1);
        return p.thread(t -> {
                    Register i = t.register("i");
                    t.set(i, n);
                    Register seen = t.register("seen");
                    t.doWhile(
                            () -> {
                                t.load(seen, a.at(i), ACQ);
                                t.ifTrue(seen.ne(0), () -> t.set(i, i.minus(1)));
                            },
                            seen.ne(0));
                })
                .threads(
                        n,
                        (t, j) -> t.store(a.at(j), REL, t.load(a.at(j - 1), ACQ).plus(1)))
                .build();
    }

    /** n threads insert four numbers each into a hash table of 128. */
    public static Program indexer(int n) {
        int size = 128;
        Written p = new Written("indexer");
        Array table = p.builder().intArray("table", size);
        return p.threads(n, (t, i) -> {
                    int tid = i - 1;
                    Register h = t.register("h");
                    for (int m = 1; m <= 4; m++) {
                        int w = m * 11 + tid;
                        t.set(h, w * 7 % size);
                        t.loop(() -> {
                            Register done = cas(t, table.at(h), RLX, Value.of(0), Value.of(w));
                            t.ifTrue(done, t::leave);
                            t.set(h, h.plus(1).remainder(size));
                        });
                    }
                })
                .build();
    }

    /** Two threads add each other's numbers n times; a third looks at them. */
    public static Program fib(int n) {
        Written p = new Written("fib_bench");
        Place x = p.builder().intLocation("x", 1);
        Place y = p.builder().intLocation("y", 1);
        return p.thread(t -> t.forEach(0, n, i -> t.store(x, REL, t.load(x, ACQ).plus(t.load(y, ACQ)))))
                .thread(t -> t.forEach(0, n, i -> t.store(y, REL, t.load(x, ACQ).plus(t.load(y, ACQ)))))
                .thread(t -> {
                    t.verify(t.load(x, ACQ).le(144), "x is small");
                    t.verify(t.load(y, ACQ).le(144), "y is small");
                })
                .build();
    }

    /** Two threads that read four locations again and again, two that write them. */
    public static Program big(boolean more) {
        Written p = new Written(more ? "big1" : "big0");
        Place x = p.x("x");
        Place y = p.x("y");
        Place z = p.x("z");
        Place w = p.x("w");
        return p.thread(t -> {
                    load(t, ACQ, x, y, z, w, x, y, z);
                    if (more) {
                        load(t, ACQ, w);
                    }
                })
                .thread(t -> {
                    load(t, ACQ, x, y, z);
                    if (more) {
                        load(t, ACQ, w, x, y);
                    }
                })
                .thread(t -> rounds(t, x, y))
                .thread(t -> rounds(t, z, w))
                .build();
    }

    private static void rounds(smpng.api.program.ThreadBuilder t, Place one, Place other) {
        for (int i = 1; i <= 3; i++) {
            t.store(one, REL, i);
            t.store(other, REL, i);
        }
    }
}
