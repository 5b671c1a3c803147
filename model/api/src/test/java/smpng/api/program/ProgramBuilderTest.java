package smpng.api.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is written is what comes out; what makes no sense is refused, with what and where. */
final class ProgramBuilderTest {
    private final ProgramBuilder p = Program.named("p");
    private final Place x = p.intLocation("x");
    private final ThreadBuilder t = p.thread("T");

    private static void refuses(String message, Executable written) {
        assertEquals(message, assertThrows(MalformedProgram.class, written).getMessage());
    }

    @Test
    void statementsComeOutInTheOrderTheyWereWritten() {
        Register seen = t.load(x, AccessOrder.ACQUIRE);
        t.ifElse(seen.eq(0), () -> t.store(x, AccessOrder.RELEASE, 1), t::end);
        t.fence(FenceOrder.LOAD_LOAD);
        Program program = p.build();

        assertEquals(
                List.of(
                        new Statement.Load(seen, x, AccessOrder.ACQUIRE),
                        new Statement.If(
                                seen.eq(0),
                                List.of(new Statement.Store(x, AccessOrder.RELEASE, Value.of(1))),
                                List.of(new Statement.End())),
                        new Statement.Fence(FenceOrder.LOAD_LOAD)),
                program.threads().get(0).body());
    }

    @Test
    void loopsAreLeftByTheirCondition() {
        Register n = t.register("n");
        t.whileTrue(n.lt(3), () -> t.set(n, n.plus(1)));

        assertEquals(
                List.of(new Statement.Loop(List.of(
                        new Statement.If(n.lt(3).not(), List.of(new Statement.Leave()), List.of()),
                        new Statement.Assign(n, n.plus(1))))),
                p.build().threads().get(0).body());
    }

    @Test
    void aProgramIsReadable() {
        Array a = p.array("a", Type.LONG, 1, 2);
        Register old = t.fetchAdd(a.at(x.array().size()), AccessOrder.ACQUIRE_RELEASE, 1);
        t.ifTrue(old.eq(2), () -> t.await(x, AccessOrder.ACQUIRE, Comparison.NOT_EQUAL, 0));
        t.forEach(0, 2, i -> t.store(a.at(i), AccessOrder.OPAQUE, i.plus(1)));
        p.atEnd(x.last().eq(0));

        assertEquals("""
                program p
                  int x = 0
                  long a[2] = 1, 2
                  thread T
                    r0 = a[1].add(1)  acquire-release
                    if (r0 == 2)
                      r1 = await x not-equal 0  acquire
                    for r2 from 0 to 1
                      a[r2] = (r2 + 1)  opaque
                  at the end (last(x) == 0)
                """, p.build().toString());
    }

    @Test
    void everyOrderIsThereWhereItMakesSense() {
        for (AccessOrder order : AccessOrder.values()) {
            if (order.isForLoads()) {
                t.load(x, order);
            } else {
                assertThrows(MalformedProgram.class, () -> t.load(x, order));
            }
            if (order.isForStores()) {
                t.store(x, order, 1);
            } else {
                assertThrows(MalformedProgram.class, () -> t.store(x, order, 1));
            }
        }
        t.fetchAdd(x, AccessOrder.OPAQUE, 1);
        t.exchange(x, AccessOrder.ACQUIRE_RELEASE, 1);
        t.compareAndSet(x, AccessOrder.OPAQUE, 0, 1);
        refuses(
                "program p, thread T, statement 12: a read-modify-write cannot be PLAIN",
                () -> t.fetchAdd(x, AccessOrder.PLAIN, 1));
    }

    @Test
    void anErrorSaysWhere() {
        t.load(x, AccessOrder.PLAIN);
        t.loop(() -> {
            t.store(x, AccessOrder.PLAIN, 1);
            refuses(
                    "program p, thread T, statement 4: a store cannot be ACQUIRE",
                    () -> t.store(x, AccessOrder.ACQUIRE, 1));
            t.leave();
        });
    }

    @Test
    void namesAreUnique() {
        t.register("r");
        refuses("program p: two locations are called x", () -> p.intArray("x", 2));
        refuses("program p: two threads are called T", () -> p.thread("T"));
        refuses("program p, thread T, statement 1: two registers are called r", () -> t.register("r"));
    }

    @Test
    void aRegisterIsOfItsThread() {
        ThreadBuilder other = p.thread("U");
        Register seen = t.load(x, AccessOrder.PLAIN);
        refuses(
                "program p, thread U, statement 1: register " + seen + " is of thread T or of another program",
                () -> other.store(x, AccessOrder.PLAIN, seen));
    }

    @Test
    void aLocationIsOfItsProgram() {
        Place stranger = Program.named("q").intLocation("x");
        refuses(
                "program p, thread T, statement 1: location x is not of this program",
                () -> t.load(stranger, AccessOrder.PLAIN));
    }

    @Test
    void constantsFit() {
        Array a = p.intArray("a", 2);
        refuses(
                "program p, thread T, statement 1: a[2] is outside the array, which has 2 elements",
                () -> t.load(a.at(2), AccessOrder.PLAIN));
        refuses(
                "program p, thread T, statement 1: 2147483648 does not fit x, an int",
                () -> t.store(x, AccessOrder.PLAIN, 1L << 31));
        refuses("program p: initial value 2147483648 of y does not fit an int", () -> p.intLocation("y", 1L << 31));
        t.store(p.longLocation("z"), AccessOrder.PLAIN, 1L << 31);
    }

    @Test
    void onlyLoopsAreLeftAndNothingFollows() {
        refuses("program p, thread T, statement 1: leaves a loop, but is in none", t::leave);
        t.end();
        refuses(
                "program p, thread T, statement 2: is never reached: the statement before it leaves",
                () -> t.store(x, AccessOrder.PLAIN, 1));
    }

    @Test
    void theCounterOfALoopIsNotAssigned() {
        t.forEach(
                0,
                2,
                i -> refuses(
                        "program p, thread T, statement 2: register " + i + " counts the rounds of the loop",
                        () -> t.set(i, 0)));
    }

    @Test
    void whatIsLastIsKnownAtTheEnd() {
        refuses(
                "program p, thread T, statement 1: last(x) is known only at the end",
                () -> t.store(x, AccessOrder.PLAIN, x.last()));
        Register stranger = Program.named("q").thread("V").register("r");
        refuses("program p: at the end: register r of thread V is not of this program", () -> p.atEnd(stranger.eq(0)));
        p.atEnd(x.last().eq(0)).atEnd(t.register("r").eq(0));
        assertEquals(
                "((last(x) == 0) != 0) & ((r == 0) != 0)",
                p.build().atEnd().orElseThrow().toString().replaceAll("^\\(|\\)$", ""));
    }

    @Test
    void aProgramIsBuiltOnceAndHasAThread() {
        refuses("program q: there is no thread", () -> Program.named("q").build());
        p.build();
        refuses("program p: it is built; nothing can be added", () -> t.store(x, AccessOrder.PLAIN, 1));
        refuses("program p: it is built; nothing can be added", p::build);
    }

    @Test
    void aProgramIsNotBuiltInsideALoop() {
        t.loop(() -> refuses(
                "program p, thread T, statement 2: the program is built inside a condition or a loop", p::build));
    }
}
