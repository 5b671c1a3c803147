package smpng.suites.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import smpng.simulator.Decision;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.simulator.Trace;
import smpng.simulator.Verdict;

/** What a smaller case keeps, and what it loses. */
class MinimiserTest {
    private static final Case FOUND =
            new Case(Script.parse("""
                    mutex m0
                    mutex m1
                    T1 50 0: lock m1; lock m0; yield; unlock m0
                    T2 50 1: lock m0; work m0
                    T3 50 1: yield
                    """), 3, Schedule.of(new Decision.Run(40, 1), new Decision.Interrupt(70, 0, 2)));

    /** Fails if two threads lock m0 and CPU 1 goes on at a step that moves with the length of the program. */
    private static Result run(Case its) {
        long lockers = its.script().threads().stream()
                .filter(t -> t.ops().stream().anyMatch(op -> op.toString().equals("lock m0")))
                .count();
        int when = 4 * its.script().operations() + 12;
        boolean fails = lockers == 2 && its.schedule().decisions().contains(new Decision.Run(when, 1));
        Verdict verdict = fails
                ? new Verdict.Violation("after step " + when + ", by T1 on CPU 0: broken", new AssertionError())
                : new Verdict.Passed();
        return new Result(verdict, 100, Trace.NONE);
    }

    @Test
    void whatTheFailureNeedsNotIsCutAndDecisionsMoveAlong() {
        Case smallest = Minimiser.minimise(FOUND, MinimiserTest::run);
        assertEquals("""
                chains 1
                mutex m0
                T1 50 0: lock m0
                T2 50 1: lock m0
                """, smallest.script().text());
        assertEquals(Schedule.of(new Decision.Run(20, 1)), smallest.schedule());
        assertEquals(1, smallest.cpus());
        assertEquals(
                Optional.of("minimised: 3 CPUs -> 1, 3 threads -> 2, 7 operations -> 2, 2 decisions -> 1"),
                Minimiser.cut(FOUND, smallest));
    }

    @Test
    void anotherFailureIsNotTheSame() {
        Case its = Minimiser.minimise(
                FOUND,
                c -> c.equals(FOUND)
                        ? run(c)
                        : new Result(new Verdict.Violation("another", new AssertionError()), 100, Trace.NONE));
        assertEquals(FOUND, its);
    }
}
