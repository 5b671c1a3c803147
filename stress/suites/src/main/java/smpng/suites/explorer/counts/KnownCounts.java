package smpng.suites.explorer.counts;

import static smpng.suites.explorer.counts.Written.ACQ;
import static smpng.suites.explorer.counts.Written.REL;
import static smpng.suites.explorer.counts.Written.RLX;
import static smpng.suites.explorer.counts.Written.SC;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import smpng.api.program.Program;

/**
 * How many complete executions programs have.
 *
 * <p>An execution is a graph of reads-from and coherence. A failed compare-and-set is a read; waiting is one read; an
 * iteration of a loop that does nothing blocks, where no other value can end it.
 */
public final class KnownCounts {
    private static final String SEQUENTIAL = "sc";
    private static final String C11 = "rc11";
    private static final String TSO = "x86-tso";
    private static final String PSO = "sparc-pso";

    private final List<KnownCount> rows = new ArrayList<>();

    private KnownCounts() {}

    /** All of them. */
    public static List<KnownCount> all() {
        KnownCounts c = new KnownCounts();
        c.counters();
        c.shapes();
        c.large();
        c.locks();
        c.fitted();
        c.guessed();
        return c.rows;
    }

    private void counters() {
        everywhere("ainc", n -> Counters.increments(n, 1), Source.TESTS, 2, 2, 6, 24, 120, 720, 5040);
        everywhere("binc", n -> Counters.increments(n, 2), Source.TESTS, 2, 4, 36, 576);
        everywhere("cinc", n -> Counters.increments(n, 3), Source.TESTS, 2, 8, 216);
        everywhere("casrot", Counters::casrot, Source.TESTS, 2, 2, 5, 14, 43, 144, 523, 2048, 8597);
        everywhere("cas", Counters::cas0, Source.TESTS, 2, 2, 3, 4, 5);
        everywhere("inc", Counters::inc, Source.RUN, 2, 4, 36, 576);
        everywhere("rw", Counters::rw, Source.TESTS, 2, 4, 36, 576);
        everywhere("wainc", Counters::wainc, Source.TESTS, 2, 6, 24, 120);
        everywhere("N-writers", Counters::writers, Source.TESTS, 4, 720);
        everywhere("readers", Counters::readers, Source.TESTS, 8, 256);
        everywhere("readers", Counters::readers, Source.TESTS, 11, 2048);
        everywhere("lastzero", Counters::lastzero, Source.TESTS, 5, 64);
        everywhere("indexer", Counters::indexer, Source.RUN, 12, 8, 64, 512);

        row("fib_bench 1", () -> Counters.fib(1), Source.WORKED_OUT, SEQUENTIAL, 11);
        row("fib_bench 2", () -> Counters.fib(2), Source.RUN, C11, 153);
        row("fib_bench 2", () -> Counters.fib(2), Source.RUN, SEQUENTIAL, 140);
        row("fib_bench 3", () -> Counters.fib(3), Source.RUN, C11, 2258);
        row("fib_bench 3", () -> Counters.fib(3), Source.RUN, SEQUENTIAL, 1698);
        row("fib_bench 4", () -> Counters.fib(4), Source.RUN, C11, 34_205);
        row("fib_bench 4", () -> Counters.fib(4), Source.RUN, SEQUENTIAL, 19_605);
        row("big0", () -> Counters.big(false), Source.RUN, C11, 82_472);
        row("big0", () -> Counters.big(false), Source.RUN, SEQUENTIAL, 69_112);
        row("big0", () -> Counters.big(false), Source.RUN, TSO, 69_112);
    }

    private void shapes() {
        for (int n = 1; n <= 5; n++) {
            int size = n;
            Supplier<Program> coa = () -> Shapes.coa(size);
            row("CoA " + n, coa, Source.TESTS, C11, new long[] {4, 16, 144, 2304, 57_600}[n - 1]);
            row("CoA " + n, coa, Source.TESTS, SEQUENTIAL, new long[] {4, 15, 130, 2028, 49_776}[n - 1]);
        }
        for (int n = 2; n <= 6; n++) {
            int size = n;
            Supplier<Program> ring = () -> Shapes.storeBuffers(size);
            row("SB " + n, ring, Source.WORKED_OUT, SEQUENTIAL, (1L << n) - 1);
            for (String machine : List.of(TSO, PSO, C11)) {
                row("SB " + n, ring, Source.WORKED_OUT, machine, 1L << n);
            }
        }
        row("2+2W", Shapes::twoPlusTwoWrites, Source.TESTS, SEQUENTIAL, 3);
        row("2+2W", Shapes::twoPlusTwoWrites, Source.RUN, TSO, 3);
        row("2+2W", Shapes::twoPlusTwoWrites, Source.WORKED_OUT, PSO, 4);
        row("2+2W", Shapes::twoPlusTwoWrites, Source.TESTS, C11, 4);
        row("IRIW", Shapes::iriw, Source.TESTS, C11, 16);
        row("IRIW", Shapes::iriw, Source.TESTS, SEQUENTIAL, 15);
        row("IRIW", Shapes::iriw, Source.RUN, TSO, 15);
        everywhere("MP", n -> Shapes.messagePassing(), Source.RUN, 2, 3);
        everywhere("LB relaxed", n -> Shapes.loadBuffers(n, RLX, RLX), Source.TESTS, 2, 3, 7);
        everywhere("LB acquire/release", n -> Shapes.loadBuffers(n, ACQ, REL), Source.RUN, 2, 3);
        row("peterson", () -> Shapes.peterson(ACQ, REL), Source.TESTS, C11, 22);
        row("peterson", () -> Shapes.peterson(ACQ, REL), Source.TESTS, SEQUENTIAL, 4);
        everywhere("peterson volatile", n -> Shapes.peterson(SC, SC), Source.TESTS, 2, 4);
    }

    private void locks() {
        int before = rows.size();
        everywhere("ticket lock", Locks::ticket, Source.RUN, 2, 2, 6, 24, 120);
        everywhere("TTAS lock", Locks::testAndTestAndSet, Source.RUN, 2, 4, 36, 576);
        everywhere("spin lock", Locks::spin, Source.RUN, 2, 4, 36, 576);
        everywhere("MCS lock", Locks::mcs, Source.RUN, 2, 6, 66, 1080);
        everywhere("mutex", Locks::mutex, Source.RUN, 2, 12);
        row("mutex 3", () -> Locks.mutex(3), Source.RUN, C11, 7086);
        row("mutex 3", () -> Locks.mutex(3), Source.RUN, SEQUENTIAL, 6582);
        since(before, KnownCounts::waiting);
    }

    private void large() {
        int before = rows.size();
        both("ainc 8", () -> Counters.increments(8, 1), Source.RUN, 40_320);
        both("ainc 9", () -> Counters.increments(9, 1), Source.WORKED_OUT, 362_880);
        both("binc 5", () -> Counters.increments(5, 2), Source.RUN, 14_400);
        both("casrot 10", () -> Counters.casrot(10), Source.RUN, 38_486);
        both("N-writers 6", () -> Counters.writers(6), Source.WORKED_OUT, 40_320);
        both("readers 13", () -> Counters.readers(13), Source.WORKED_OUT, 8192);
        both("lastzero 10", () -> Counters.lastzero(10), Source.TESTS, 3328);
        both("lastzero 15", () -> Counters.lastzero(15), Source.TESTS, 147_456);
        both("indexer 15", () -> Counters.indexer(15), Source.TESTS, 4096);
        row("fib_bench 5", () -> Counters.fib(5), Source.TESTS, C11, 525_630);
        row("fib_bench 5", () -> Counters.fib(5), Source.TESTS, SEQUENTIAL, 218_243);
        row("big1", () -> Counters.big(true), Source.RUN, C11, 2_950_753);
        int locks = rows.size();
        both("ticket lock 6", () -> Locks.ticket(6), Source.RUN, 720);
        both("ticket lock 7", () -> Locks.ticket(7), Source.WORKED_OUT, 5040);
        since(locks, KnownCounts::waiting);
        since(before, KnownCounts::large);
    }

    /** Programs that the source names and gives a count for, but that are not stated in full here. */
    private void fitted() {
        int before = rows.size();
        tests("CoRR (guess: a writer of two, a reader of two)", n -> Shapes.readsOfOneWriter(1), 1, 6);
        tests("CoRR1 (guess: a writer of two, two readers of two)", n -> Shapes.readsOfOneWriter(2), 2, 36);
        tests("CoRR2 (guess: two writers of one, two readers of two)", n -> Shapes.readsOfTwoWriters(), 2, 72);
        row("S (guess: all relaxed)", Shapes::s, Source.TESTS, C11, 4);
        row("S (guess: all relaxed)", Shapes::s, Source.TESTS, SEQUENTIAL, 3);
        row("WRC (guess: all relaxed)", Shapes::writeReadCausality, Source.TESTS, C11, 8);
        row("WRC (guess: all relaxed)", Shapes::writeReadCausality, Source.TESTS, SEQUENTIAL, 7);
        int locks = rows.size();
        tests("linuxrwlocks (guess: two read, one writes, no retries)", n -> Locks.readersWriters(2, 1, 0), 2, 14);
        tests("linuxrwlocks (guess: two read and write, no retries)", n -> Locks.readersWriters(0, 0, 2), 2, 14);
        since(locks, KnownCounts::waiting);
        since(before, k -> standing(k, Standing.FITTED));
    }

    /** The same, where nothing was changed after the first count. */
    private void guessed() {
        int before = rows.size();
        tests("LB+data (guess: what is written is what was read, with a bit set)", Shapes::dependentLoadBuffers, 2, 3);
        int locks = rows.size();
        tests("twalock (guess: of two threads)", n -> WaitingLocks.waitingArray(), 2, 4);
        tests("ttaslock-opt (guess: an exchange that fails blocks)", WaitingLocks::testAndTestAndSetOnce, 2, 2);
        tests("qspinlock (guess: the pending bit, a whole word at a time)", n -> WaitingLocks.pendingBit(), 2, 6);
        since(locks, KnownCounts::waiting);
        since(before, k -> standing(k, Standing.GUESSED));
    }

    private void tests(String name, IntFunction<Program> program, int first, long complete) {
        everywhere(name, program, Source.TESTS, first, complete);
    }

    private static KnownCount waiting(KnownCount k) {
        return new KnownCount(
                k.name(), k.program(), k.machine(), k.complete(), k.source(), k.standing(), true, k.large());
    }

    private static KnownCount large(KnownCount k) {
        return new KnownCount(
                k.name(), k.program(), k.machine(), k.complete(), k.source(), k.standing(), k.waits(), true);
    }

    private static KnownCount standing(KnownCount k, Standing standing) {
        return new KnownCount(
                k.name(), k.program(), k.machine(), k.complete(), k.source(), standing, k.waits(), k.large());
    }

    private void since(int first, UnaryOperator<KnownCount> change) {
        rows.subList(first, rows.size()).replaceAll(change);
    }

    private void row(String name, Supplier<Program> program, Source source, String machine, long complete) {
        rows.add(new KnownCount(name, program, machine, complete, source, Standing.STATED, false, false));
    }

    private void both(String name, Supplier<Program> program, Source source, long complete) {
        row(name, program, source, C11, complete);
        row(name, program, source, SEQUENTIAL, complete);
    }

    /** The same under rc11, sc and x86-tso, for sizes from {@code first} on. */
    private void everywhere(String name, IntFunction<Program> program, Source source, int first, long... complete) {
        for (int i = 0; i < complete.length; i++) {
            int size = first + i;
            Supplier<Program> sized = () -> program.apply(size);
            both(name + " " + size, sized, source, complete[i]);
            row(name + " " + size, sized, Source.BETWEEN, TSO, complete[i]);
        }
    }
}
