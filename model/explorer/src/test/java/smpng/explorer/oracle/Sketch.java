package smpng.explorer.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
 * @param threads their lines; lines beyond {@link #LINES} in all are left out
 */
record Sketch(List<List<Line>> threads) {
    /** The most lines of a program that are used. */
    static final int LINES = 8;

    private static final List<String> NAMES = List.of("x", "y", "z");

    /** What a line does. */
    enum Kind {
        LOAD,
        STORE,
        FENCE,
        FETCH_ADD,
        EXCHANGE,
        COMPARE_AND_SET,
        AWAIT,
        AWAIT_COMPARE_AND_SET
    }

    /**
     * One line.
     *
     * @param location which of the locations
     * @param order which of the orders that such a line can have
     * @param number what is written, expected or waited for: small ones are constants, one is the last value read
     * @param guard true if it is done only if the last value read is not 0
     */
    record Line(Kind kind, int location, int order, int number, boolean guard) {}

    Program program() {
        ProgramBuilder p = Program.named("sketch");
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
        }
        return p.build();
    }

    private static void write(Line line, ThreadBuilder t, List<Place> locations, List<Register> last) {
        if (line.guard() && !last.isEmpty()) {
            t.ifTrue(last.get(0), () -> access(line, t, locations.get(line.location()), last));
        } else {
            access(line, t, locations.get(line.location()), last);
        }
    }

    private static void access(Line line, ThreadBuilder t, Place place, List<Register> last) {
        Value value = line.number() == 3 && !last.isEmpty() ? last.get(0) : Value.of(line.number());
        Value expected = Value.of(line.number() % 2);
        AccessOrder update = pick(line, List.of(AccessOrder.values()), o -> o.isForUpdates());
        AccessOrder load = pick(line, List.of(AccessOrder.values()), o -> o.isForLoads());
        switch (line.kind()) {
            case LOAD -> remember(t.load(place, load), last);
            case STORE -> t.store(place, pick(line, List.of(AccessOrder.values()), o -> o.isForStores()), value);
            case FENCE -> t.fence(pick(line, List.of(FenceOrder.values()), o -> true));
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
        }
    }

    private static void remember(Register register, List<Register> last) {
        last.clear();
        last.add(register);
    }

    private static <T> T pick(Line line, List<T> from, java.util.function.Predicate<T> that) {
        List<T> all = from.stream().filter(that).toList();
        return all.get(line.order() % all.size());
    }

    @Override
    public String toString() {
        return program().threads().stream()
                .map(thread -> "\n  " + thread.name() + ": "
                        + thread.body().stream().map(Object::toString).collect(Collectors.joining("\n      ")))
                .collect(Collectors.joining());
    }
}
