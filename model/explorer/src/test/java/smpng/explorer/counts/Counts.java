package smpng.explorer.counts;

import static smpng.explorer.counts.Written.ACQ;
import static smpng.explorer.counts.Written.REL;
import static smpng.explorer.counts.Written.RLX;
import static smpng.explorer.counts.Written.SC;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import smpng.api.program.Program;

/**
 * How many complete executions programs have: the figures are other checkers' (GenMC's own tests, and GenMC 0.11 run without
 * its reductions), or formulas.
 *
 * <p>An execution is a graph of reads-from and coherence. A failed compare-and-set is a read; waiting is one read; an
 * iteration of a loop that does nothing blocks, where no other value can end it.
 */
final class Counts {
    private static final String SEQUENTIAL = "sc";
    private static final String C11 = "rc11";
    private static final String TSO = "x86-tso";
    private static final String PSO = "sparc-pso";

    private final List<Row> rows = new ArrayList<>();

    private Counts() {}

    /**
     * One figure.
     *
     * @param program how to write the program
     * @param complete the complete executions there are
     * @param large true if it takes seconds
     */
    record Row(String name, Supplier<Program> program, String machine, long complete, boolean large) {
        @Override
        public String toString() {
            return name + ", " + machine + ": " + complete;
        }
    }

    /** All of them. */
    static List<Row> all() {
        Counts c = new Counts();
        c.statedInFull();
        c.large();
        c.locks();
        c.guessed();
        return c.rows;
    }

    private void statedInFull() {
        everywhere("ainc", n -> Counters.increments(n, 1), 2, 2, 6, 24, 120, 720, 5040);
        everywhere("binc", n -> Counters.increments(n, 2), 2, 4, 36, 576);
        everywhere("cinc", n -> Counters.increments(n, 3), 2, 8, 216);
        everywhere("casrot", Counters::casrot, 2, 2, 5, 14, 43, 144, 523, 2048, 8597);
        everywhere("cas", Counters::cas0, 2, 2, 3, 4, 5);
        everywhere("inc", Counters::inc, 2, 4, 36, 576);
        everywhere("rw", Counters::rw, 2, 4, 36, 576);
        everywhere("wainc", Counters::wainc, 2, 6, 24, 120);
        everywhere("N-writers", Counters::writers, 4, 720);
        everywhere("readers", Counters::readers, 8, 256);
        everywhere("readers", Counters::readers, 11, 2048);
        everywhere("lastzero", Counters::lastzero, 5, 64);
        everywhere("indexer", Counters::indexer, 12, 8, 64, 512);

        row("fib_bench 1", () -> Counters.fib(1), SEQUENTIAL, 11);
        row("fib_bench 2", () -> Counters.fib(2), C11, 153);
        row("fib_bench 2", () -> Counters.fib(2), SEQUENTIAL, 140);
        row("fib_bench 3", () -> Counters.fib(3), C11, 2258);
        row("fib_bench 3", () -> Counters.fib(3), SEQUENTIAL, 1698);
        row("fib_bench 4", () -> Counters.fib(4), C11, 34_205);
        row("fib_bench 4", () -> Counters.fib(4), SEQUENTIAL, 19_605);
        row("big0", () -> Counters.big(false), C11, 82_472);
        row("big0", () -> Counters.big(false), SEQUENTIAL, 69_112);
        row("big0", () -> Counters.big(false), TSO, 69_112);

        for (int n = 1; n <= 5; n++) {
            int size = n;
            row("CoA " + n, () -> Shapes.coa(size), C11, new long[] {4, 16, 144, 2304, 57_600}[n - 1]);
            row("CoA " + n, () -> Shapes.coa(size), SEQUENTIAL, new long[] {4, 15, 130, 2028, 49_776}[n - 1]);
        }
        for (int n = 2; n <= 6; n++) {
            int size = n;
            row("SB " + n, () -> Shapes.storeBuffers(size), SEQUENTIAL, (1L << n) - 1);
            row("SB " + n, () -> Shapes.storeBuffers(size), TSO, 1L << n);
            row("SB " + n, () -> Shapes.storeBuffers(size), PSO, 1L << n);
            row("SB " + n, () -> Shapes.storeBuffers(size), C11, 1L << n);
        }
        row("2+2W", Shapes::twoPlusTwoWrites, SEQUENTIAL, 3);
        row("2+2W", Shapes::twoPlusTwoWrites, TSO, 3);
        row("2+2W", Shapes::twoPlusTwoWrites, PSO, 4);
        row("2+2W", Shapes::twoPlusTwoWrites, C11, 4);
        row("IRIW", Shapes::iriw, C11, 16);
        row("IRIW", Shapes::iriw, SEQUENTIAL, 15);
        row("IRIW", Shapes::iriw, TSO, 15);
        everywhere("MP", n -> Shapes.messagePassing(), 2, 3);
        everywhere("LB relaxed", n -> Shapes.loadBuffers(n, RLX, RLX), 2, 3, 7);
        everywhere("LB acquire/release", n -> Shapes.loadBuffers(n, ACQ, REL), 2, 3);
        row("peterson", () -> Shapes.peterson(ACQ, REL), C11, 22);
        row("peterson", () -> Shapes.peterson(ACQ, REL), SEQUENTIAL, 4);
        everywhere("peterson volatile", n -> Shapes.peterson(SC, SC), 2, 4);
    }

    private void large() {
        large("ainc 8", () -> Counters.increments(8, 1), C11, 40_320);
        large("ainc 8", () -> Counters.increments(8, 1), SEQUENTIAL, 40_320);
        large("binc 5", () -> Counters.increments(5, 2), C11, 14_400);
        large("binc 5", () -> Counters.increments(5, 2), SEQUENTIAL, 14_400);
        large("casrot 10", () -> Counters.casrot(10), C11, 38_486);
        large("casrot 10", () -> Counters.casrot(10), SEQUENTIAL, 38_486);
        large("lastzero 10", () -> Counters.lastzero(10), C11, 3328);
        large("lastzero 10", () -> Counters.lastzero(10), SEQUENTIAL, 3328);
        large("lastzero 15", () -> Counters.lastzero(15), C11, 147_456);
        large("lastzero 15", () -> Counters.lastzero(15), SEQUENTIAL, 147_456);
        large("indexer 15", () -> Counters.indexer(15), C11, 4096);
        large("indexer 15", () -> Counters.indexer(15), SEQUENTIAL, 4096);
        large("fib_bench 5", () -> Counters.fib(5), C11, 525_630);
        large("fib_bench 5", () -> Counters.fib(5), SEQUENTIAL, 218_243);
        large("big1", () -> Counters.big(true), C11, 2_950_753);
        large("ticket lock 6", () -> Locks.ticket(6), C11, 720);
        large("ticket lock 6", () -> Locks.ticket(6), SEQUENTIAL, 720);
    }

    private void locks() {
        everywhere("ticket lock", Locks::ticket, 2, 2, 6, 24, 120);
        everywhere("TTAS lock", Locks::testAndTestAndSet, 2, 4, 36, 576);
        everywhere("spin lock", Locks::spin, 2, 4, 36, 576);
        everywhere("MCS lock", Locks::mcs, 2, 6, 66, 1080);
        everywhere("mutex", Locks::mutex, 2, 12);
        row("mutex 3", () -> Locks.mutex(3), C11, 7086);
        row("mutex 3", () -> Locks.mutex(3), SEQUENTIAL, 6582);
    }

    /** Programs that the sources name and give a count for, but do not state: these are guesses that have that count. */
    private void guessed() {
        everywhere("CoRR (guess: a writer of two, a reader of two)", n -> Shapes.readsOfOneWriter(1), 1, 6);
        everywhere("CoRR1 (guess: a writer of two, two readers of two)", n -> Shapes.readsOfOneWriter(2), 2, 36);
        everywhere("CoRR2 (guess: two writers of one, two readers of two)", n -> Shapes.readsOfTwoWriters(), 2, 72);
        everywhere("linuxrwlocks (guess: two read, one writes)", n -> Locks.readersWriters(2, 1, 0), 2, 14);
        everywhere("linuxrwlocks (guess: two read and write)", n -> Locks.readersWriters(0, 0, 2), 2, 14);
        everywhere("twalock (guess: looks once, then waits)", n -> Locks.lookingTicket(), 2, 4);
        row("S (guess: all relaxed)", Shapes::s, C11, 4);
        row("S (guess: all relaxed)", Shapes::s, SEQUENTIAL, 3);
        row("WRC (guess: all relaxed)", Shapes::writeReadCausality, C11, 8);
        row("WRC (guess: all relaxed)", Shapes::writeReadCausality, SEQUENTIAL, 7);
    }

    private void row(String name, Supplier<Program> program, String machine, long complete) {
        rows.add(new Row(name, program, machine, complete, false));
    }

    private void large(String name, Supplier<Program> program, String machine, long complete) {
        rows.add(new Row(name, program, machine, complete, true));
    }

    /** The same under rc11, sc and x86-tso, for sizes from {@code first} on. */
    private void everywhere(String name, IntFunction<Program> program, int first, long... complete) {
        for (int i = 0; i < complete.length; i++) {
            int size = first + i;
            for (String machine : List.of(C11, SEQUENTIAL, TSO)) {
                row(name + " " + size, () -> program.apply(size), machine, complete[i]);
            }
        }
    }
}
