package smpng.suites.explorer.counts;

import static smpng.suites.explorer.counts.Written.ACQ;
import static smpng.suites.explorer.counts.Written.REL;
import static smpng.suites.explorer.counts.Written.RLX;
import static smpng.suites.explorer.counts.Written.cas;

import smpng.api.program.Array;
import smpng.api.program.Comparison;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.Register;
import smpng.api.program.Statement;
import smpng.api.program.Value;

/** Locks that keep those who wait apart, as far as so few threads come into them. */
public final class WaitingLocks {
    private static final int LOCKED = 1;
    private static final int PENDING = 0x100;

    private WaitingLocks() {}

    /**
     * A ticket lock with an array for those who wait at some distance (Dice, Kogan: Ticket locks augmented with a waiting
     * array). Of two threads none is at a distance, so that the array is written and never read.
     */
    public static Program waitingArray() {
        Written p = new Written("TWA lock");
        Place next = p.x("next");
        Place granted = p.x("granted");
        Array elsewhere = p.builder().intArray("elsewhere", 4);
        Place shared = p.x("shared");
        return p.threads(2, (t, i) -> {
                    Register ticket = t.fetchAdd(next, RLX, 1);
                    Register seen = t.load(granted, ACQ);
                    t.ifTrue(seen.ne(ticket), () -> t.await(granted, ACQ, Comparison.EQUAL, ticket));
                    Locks.critical(t, shared, i);
                    Register mine = t.load(granted, RLX);
                    t.store(granted, REL, mine.plus(1));
                    t.fetchAdd(elsewhere.at(mine.plus(2).and(Value.of(3))), REL, 1);
                })
                .build();
    }

    /** Test and test-and-set of n threads, in which who loses the exchange goes no further. */
    public static Program testAndTestAndSetOnce(int n) {
        Written p = new Written("TTAS lock, once");
        Place s = p.x("s");
        Place shared = p.x("shared");
        return p.threads(n, (t, i) -> {
                    t.await(s, RLX, Comparison.EQUAL, 0);
                    t.assume(t.exchange(s, ACQ, 1).eq(0));
                    Locks.critical(t, shared, i);
                    t.store(s, REL, 0);
                })
                .build();
    }

    /**
     * Linux's queued spin lock between two threads: the second one to come sets the pending bit and waits for the first. The
     * queue takes a third. The word's bytes are not accessed by themselves, as where there are too many CPUs for that.
     */
    public static Program pendingBit() {
        Written p = new Written("queued spin lock");
        Place word = p.x("word");
        Place shared = p.x("shared");
        return p.threads(2, (t, i) -> {
                    t.ifTrue(cas(t, word, ACQ, 0, LOCKED).not(), () -> {
                        Register seen = t.update(Statement.Update.Kind.OR, word, ACQ, Value.of(PENDING));
                        t.ifTrue(seen.and(Value.of(LOCKED)), () -> t.await(word, ACQ, Comparison.EQUAL, PENDING));
                        t.fetchAdd(word, RLX, LOCKED - PENDING);
                    });
                    Locks.critical(t, shared, i);
                    t.fetchAdd(word, REL, -LOCKED);
                })
                .build();
    }
}
