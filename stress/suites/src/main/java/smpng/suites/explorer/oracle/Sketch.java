package smpng.suites.explorer.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import smpng.api.program.AccessOrder;
import smpng.api.program.Comparison;
import smpng.api.program.FenceOrder;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.ProgramBuilder;
import smpng.api.program.Register;
import smpng.api.program.Statement;
import smpng.api.program.ThreadBuilder;
import smpng.api.program.Value;

/**
 * A small program as numbers, so that it can be drawn at random and shrunk: any numbers give a program.
 *
 * @param style the orders that most lines have
 * @param threads their lines; lines beyond {@link #LINES} in all are left out
 */
public record Sketch(Style style, List<List<Line>> threads) {
    /** The most lines of a program that are used. */
    static final int LINES = 8;

    private static final List<String> NAMES = List.of("x", "y", "z");

    /** The orders that most lines of a program have. */
    public enum Style {
        PLAIN(AccessOrder.PLAIN, AccessOrder.PLAIN, AccessOrder.OPAQUE, FenceOrder.STORE_STORE),
        OPAQUE(AccessOrder.OPAQUE, AccessOrder.OPAQUE, AccessOrder.OPAQUE, FenceOrder.FULL),
        SYNCHRONISED(AccessOrder.ACQUIRE, AccessOrder.RELEASE, AccessOrder.ACQUIRE_RELEASE, FenceOrder.RELEASE),
        VOLATILE(AccessOrder.VOLATILE, AccessOrder.VOLATILE, AccessOrder.VOLATILE, FenceOrder.FULL);

        private final AccessOrder load;
        private final AccessOrder store;
        private final AccessOrder update;
        private final FenceOrder fence;

        Style(AccessOrder load, AccessOrder store, AccessOrder update, FenceOrder fence) {
            this.load = load;
            this.store = store;
            this.update = update;
            this.fence = fence;
        }
    }

    /** Orders from here on mean the style's. */
    private static final int OF_STYLE = 6;

    /** What a line does. */
    public enum Kind {
        LOAD,
        STORE,
        FENCE,
        FETCH_ADD,
        EXCHANGE,
        COMPARE_AND_SET,
        AWAIT,
        AWAIT_COMPARE_AND_SET,
        /** Fails if the last value read is this number. */
        VERIFY
    }

    /**
     * One line.
     *
     * @param location which of the locations
     * @param order which of the orders that such a line can have, or the style's
     * @param number what is written, expected or waited for: small ones are constants, one is the last value read
     * @param guard true if it is done only if the last value read is not 0
     */
    public record Line(Kind kind, int location, int order, int number, boolean guard) {}

    public Program program() {
        return write(false);
    }

    /** The same, with a final condition over what was read last and over the locations. */
    public Program programWithEnd() {
        return write(true);
    }

    private Program write(boolean withEnd) {
        ProgramBuilder p = Program.named("sketch");
        Value sum = Value.of(0);
        List<Place> locations = NAMES.stream().map(p::intLocation).toList();
        int left = LINES;
        for (int t = 0; t < threads.size(); t++) {
            ThreadBuilder thread = p.thread("T" + t);
            List<Register> last = new ArrayList<>();
            for (Line line : threads.get(t)) {
                if (left-- > 0) {
                    write(line, thread, locations, last);
                }
            }
            sum = last.isEmpty() ? sum : sum.times(3).plus(last.get(0));
        }
        if (withEnd) {
            for (Place location : locations) {
                sum = sum.times(3).plus(location.last());
            }
            p.atEnd(sum.and(Value.of(1)));
        }
        return p.build();
    }

    private void write(Line line, ThreadBuilder t, List<Place> locations, List<Register> last) {
        if (line.guard() && !last.isEmpty()) {
            t.ifTrue(last.get(0), () -> access(line, t, locations.get(line.location()), last));
        } else {
            access(line, t, locations.get(line.location()), last);
        }
    }

    private void access(Line line, ThreadBuilder t, Place place, List<Register> last) {
        Value value = line.number() == 3 && !last.isEmpty() ? last.get(0) : Value.of(line.number());
        Value expected = Value.of(line.number() % 2);
        AccessOrder update = pick(line, List.of(AccessOrder.values()), AccessOrder::isForUpdates, style.update);
        AccessOrder load = pick(line, List.of(AccessOrder.values()), AccessOrder::isForLoads, style.load);
        AccessOrder store = pick(line, List.of(AccessOrder.values()), AccessOrder::isForStores, style.store);
        switch (line.kind()) {
            case LOAD -> remember(t.load(place, load), last);
            case STORE -> t.store(place, store, value);
            case FENCE -> t.fence(pick(line, List.of(FenceOrder.values()), o -> true, style.fence));
            case FETCH_ADD -> remember(t.fetchAdd(place, update, value), last);
            case EXCHANGE -> remember(t.exchange(place, update, value), last);
            case COMPARE_AND_SET ->
                remember(
                        t.compareAndSet(
                                Statement.CompareAndSet.Result.OLD, place, update, update.ofTheRead(), expected, value),
                        last);
            case AWAIT ->
                remember(
                        line.location() == 0
                                ? t.await(place, load, Comparison.EQUAL, value)
                                : t.await(place, load, Comparison.NOT_EQUAL, expected),
                        last);
            case AWAIT_COMPARE_AND_SET -> t.awaitCompareAndSet(place, update, expected, value);
            case VERIFY -> t.verify(last.isEmpty() ? Value.of(1) : last.get(0).ne(line.number()), "no such value");
        }
    }

    private static void remember(Register register, List<Register> last) {
        last.clear();
        last.add(register);
    }

    private static <T> T pick(Line line, List<T> from, Predicate<T> that, T ofStyle) {
        if (line.order() >= OF_STYLE) {
            return ofStyle;
        }
        List<T> all = from.stream().filter(that).toList();
        return all.get(line.order() % all.size());
    }

    @Override
    public String toString() {
        return program().toString();
    }
}
