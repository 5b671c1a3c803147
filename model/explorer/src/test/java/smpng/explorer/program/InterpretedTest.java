package smpng.explorer.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import smpng.api.program.AccessOrder;
import smpng.api.program.Array;
import smpng.api.program.Comparison;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.ProgramBuilder;
import smpng.api.program.Register;
import smpng.api.program.Statement;
import smpng.api.program.ThreadBuilder;
import smpng.api.program.Type;
import smpng.api.program.Value;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;

/** What a built program means when it runs. */
final class InterpretedTest {
    private final ProgramBuilder p = Program.named("p");
    private final ThreadBuilder t = p.thread("T");

    /** What was found under rc11. */
    private static final class Found implements Observer {
        final TreeSet<Long> values = new TreeSet<>();
        final List<String> failures = new ArrayList<>();
        int held;
        private final Interpreted program;
        private final int location;
        final Exploration.Result result;

        Found(Program program, String location) {
            Locations locations = new Locations();
            this.program = Interpreted.of(program, locations);
            this.location = this.program.location(location);
            result = Exploration.run(this.program, locations, Exploration.Settings.of("rc11"), this);
        }

        @Override
        public void complete(View end) {
            values.add(end.last(location));
            held += program.holds(end) ? 1 : 0;
        }

        @Override
        public boolean failed(View end, int thread, Throwable thrown) {
            failures.add(String.valueOf(thrown.getMessage()));
            return true;
        }
    }

    @Test
    void intsWrapAndLongsDoNot() {
        Array ints = p.array("ints", Type.INT, Integer.MAX_VALUE, Integer.MAX_VALUE);
        Place wide = p.longLocation("wide", Integer.MAX_VALUE);
        Place sum = p.longLocation("sum");
        t.fetchAdd(ints.at(0), AccessOrder.OPAQUE, 1);
        t.fetchAdd(wide, AccessOrder.OPAQUE, 1);
        t.store(
                ints.at(1),
                AccessOrder.OPAQUE,
                t.load(ints.at(1), AccessOrder.OPAQUE).plus(1));
        Value ofInts = t.load(ints.at(0), AccessOrder.OPAQUE).plus(t.load(ints.at(1), AccessOrder.OPAQUE));
        t.store(sum, AccessOrder.OPAQUE, ofInts.plus(t.load(wide, AccessOrder.OPAQUE)));

        assertEquals(
                new TreeSet<>(List.of(2L * Integer.MIN_VALUE + Integer.MAX_VALUE + 1)),
                new Found(p.build(), "sum").values);
    }

    @Test
    void loopsCountAndAreLeft() {
        Place sum = p.intLocation("sum");
        t.forEach(0, 10, i -> {
            t.ifTrue(i.eq(2), () -> t.set(t.register("two"), 2));
            t.ifTrue(i.eq(5), t::leave);
            t.fetchAdd(sum, AccessOrder.OPAQUE, i);
        });

        assertEquals(new TreeSet<>(List.of(10L)), new Found(p.build(), "sum").values);
    }

    @Test
    void aThreadEndsInTheMiddle() {
        Place x = p.intLocation("x");
        t.loop(() -> {
            t.store(x, AccessOrder.OPAQUE, 1);
            t.end();
        });
        t.store(x, AccessOrder.OPAQUE, 2);

        assertEquals(new TreeSet<>(List.of(1L)), new Found(p.build(), "x").values);
    }

    @Test
    void aLoopThatOnlyReadsWaits() {
        Place x = p.intLocation("x");
        Register seen = t.register("seen");
        t.doWhile(() -> t.load(seen, x, AccessOrder.ACQUIRE), seen.eq(0));
        p.thread("U").store(x, AccessOrder.RELEASE, 1);

        Found found = new Found(p.build(), "x");
        assertEquals(1, found.result.complete());
        assertTrue(found.result.isExhaustive(), found.result::toString);
    }

    @Test
    void aLoopThatCountsItsTriesDoesNot() {
        Place x = p.intLocation("x");
        Register seen = t.register("seen");
        Register tries = t.register("tries");
        t.doWhile(
                () -> {
                    t.load(seen, x, AccessOrder.ACQUIRE);
                    t.set(tries, tries.plus(1));
                },
                seen.eq(0).and(tries.lt(3)));
        p.thread("U").store(x, AccessOrder.RELEASE, 1);

        // 1 at the first, second or third try, or 0 three times.
        assertEquals(4, new Found(p.build(), "x").result.complete());
    }

    @Test
    void aRegisterThatTheNextRoundOverwritesIsNoReasonToGoOn() {
        Place x = p.intLocation("x");
        Place y = p.intLocation("y");
        Register last = t.register("last");
        Register seen = t.register("seen");
        // What last has at the end of a round is forgotten: 0 and 1 are the same.
        t.doWhile(
                () -> {
                    t.load(last, y, AccessOrder.OPAQUE);
                    t.load(seen, x, AccessOrder.OPAQUE);
                },
                seen.eq(0));
        p.thread("U").store(y, AccessOrder.OPAQUE, 1);
        p.thread("V").store(x, AccessOrder.OPAQUE, 1);

        assertEquals(2, new Found(p.build(), "x").result.complete());
    }

    @Test
    void awaitsReadOnceAndAssumptionsDrop() {
        Place x = p.intLocation("x");
        t.await(x, AccessOrder.ACQUIRE, Comparison.GREATER, 0);
        t.assume(t.load(x, AccessOrder.OPAQUE).eq(2));
        ThreadBuilder u = p.thread("U");
        u.store(x, AccessOrder.RELEASE, 1);
        u.store(x, AccessOrder.RELEASE, 2);

        assertEquals(2, new Found(p.build(), "x").result.complete());
    }

    @Test
    void compareAndSetReturnsTheOldValueOrWhetherItWrote() {
        Place x = p.intLocation("x", 3);
        Place y = p.intLocation("y");
        Register old = t.compareAndSet(
                Statement.CompareAndSet.Result.OLD,
                x,
                AccessOrder.OPAQUE,
                AccessOrder.OPAQUE,
                Value.of(4),
                Value.of(5));
        Register done = t.compareAndSet(x, AccessOrder.OPAQUE, 3, 7);
        t.store(y, AccessOrder.OPAQUE, old.times(10).plus(done));

        assertEquals(new TreeSet<>(List.of(31L)), new Found(p.build(), "y").values);
    }

    @Test
    void whatDoesNotHoldSaysWhatAndWhere() {
        Place x = p.intLocation("x");
        t.verify(t.load(x, AccessOrder.ACQUIRE).ne(1), "nobody writes 1");
        p.thread("U").store(x, AccessOrder.RELEASE, 1);

        assertEquals(List.of("p, T: nobody writes 1"), new Found(p.build(), "x").failures);
    }

    @Test
    void anIndexOutsideItsArrayFails() {
        Array a = p.intArray("a", 2);
        t.load(a.at(t.load(a.at(0), AccessOrder.ACQUIRE).plus(1)), AccessOrder.PLAIN);
        p.thread("U").store(a.at(0), AccessOrder.RELEASE, 1);

        assertEquals(List.of("a[2] is outside the array, which has 2 elements"), new Found(p.build(), "a").failures);
    }

    @Test
    void theFinalConditionSeesRegistersAndLocations() {
        Place x = p.intLocation("x");
        Register mine = t.exchange(x, AccessOrder.OPAQUE, 1);
        Register other = p.thread("U").exchange(x, AccessOrder.OPAQUE, 2);
        p.atEnd(mine.eq(2).and(other.eq(0)).and(x.last().eq(1)));

        Found found = new Found(p.build(), "x");
        assertEquals(2, found.result.complete());
        assertEquals(1, found.held);
    }

    @Test
    void locationsHaveTheirNames() {
        Place x = p.intLocation("x");
        p.intArray("a", 2);
        p.atEnd(t.load(x, AccessOrder.PLAIN).eq(0));
        Interpreted program = Interpreted.of(p.build(), new Locations());

        assertEquals("x", program.nameOf(program.location("x")));
        assertEquals("a[1]", program.nameOf(program.location("a") + 1));
        assertEquals("T's r0", program.nameOf(program.location("a") + 2));
    }

    @Test
    void aMachinesInstructionIsRefused() {
        var location = new smpng.memory.program.Program.Location("x", 0, 0, 0);
        var empty = new smpng.memory.program.Program("m", List.of(location), List.of());
        Instruction store = new Instruction.StoreConditional(
                0, Expression.constant(empty.addressOf(0)), Expression.constant(1), 0, 1, 0, false);
        var thread = new smpng.memory.program.Program.Thread(
                List.of("status"), List.of(0L), List.of(store), List.of("stxr"));
        var program = new smpng.memory.program.Program("m", List.of(location), List.of(thread));

        assertThrows(IllegalArgumentException.class, () -> Interpreted.of(program, new Locations()));
    }
}
