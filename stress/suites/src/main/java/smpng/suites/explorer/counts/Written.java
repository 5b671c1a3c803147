package smpng.suites.explorer.counts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import smpng.api.program.AccessOrder;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.ProgramBuilder;
import smpng.api.program.Register;
import smpng.api.program.Statement;
import smpng.api.program.ThreadBuilder;
import smpng.api.program.Value;

/** Shorthand for programs whose counts are known: C's orders, locations by name. */
public final class Written {
    static final AccessOrder RLX = AccessOrder.OPAQUE;
    static final AccessOrder ACQ = AccessOrder.ACQUIRE;
    static final AccessOrder REL = AccessOrder.RELEASE;
    static final AccessOrder SC = AccessOrder.VOLATILE;

    private final ProgramBuilder p;
    private int threads;

    Written(String name) {
        p = Program.named(name);
    }

    Place x(String name) {
        return p.intLocation(name);
    }

    ProgramBuilder builder() {
        return p;
    }

    /** A thread of its own. */
    Written thread(java.util.function.Consumer<ThreadBuilder> body) {
        body.accept(p.thread("T" + ++threads));
        return this;
    }

    /** So many threads that do the same with their numbers, from 1. */
    Written threads(int count, BiConsumer<ThreadBuilder, Integer> body) {
        for (int i = 1; i <= count; i++) {
            int number = i;
            thread(t -> body.accept(t, number));
        }
        return this;
    }

    Program build() {
        return p.build();
    }

    /** Loads, one after the other. */
    static List<Register> load(ThreadBuilder t, AccessOrder order, Place... places) {
        List<Register> read = new ArrayList<>();
        for (Place place : places) {
            read.add(t.load(place, order));
        }
        return read;
    }

    /** A strong compare-and-set with a relaxed failure; returns 1 or 0. */
    static Register cas(ThreadBuilder t, Place place, AccessOrder order, Value expected, Value value) {
        return t.compareAndSet(Statement.CompareAndSet.Result.SUCCESS, place, order, RLX, expected, value);
    }

    static Register cas(ThreadBuilder t, Place place, AccessOrder order, long expected, long value) {
        return cas(t, place, order, Value.of(expected), Value.of(value));
    }
}
