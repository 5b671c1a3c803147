package smpng.suites.sleepqueue;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Reporter;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.workload.Case;
import smpng.suites.workload.Script;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Sweep;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: threads wait for tickets and rounds, with deadlines and with signals. */
public class SleepQueueProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SQ-1", "SQ-2", "SQ-3", "SQ-4", "SQ-5", "SQ-6"},
            redBy = {
                "sq-window-unseen",
                "sq-not-made-runnable",
                "sq-parked-twice",
                "sq-deadline-forgotten",
                "sq-signal-always-ends",
                "sq-worst-first",
                "sq-result-lost"
            })
    void everySleepEndsOnceAndForItsReason(@ForAll("waiting") Case its) {
        simulation.check(its, "SQ-1", "SQ-2", "SQ-3", "SQ-4", "SQ-5", "SQ-6");
    }

    @Provide
    Arbitrary<Case> waiting() {
        return new Workloads(
                        "tickets t0 queue\ntickets t1 queue",
                        List.of(
                                "take t0",
                                "take t0",
                                "take-timed t0 100",
                                "take-sig t0",
                                "watch t0",
                                "take t1",
                                "put t0",
                                "put t0",
                                "ring t0",
                                "put t1",
                                "signal T1",
                                "signal T2",
                                "yield",
                                "tick 1"),
                        2,
                        4,
                        4,
                        500,
                        6)
                .cases();
    }

    /** T2 sends the signal and the ticket at any point of T1's way to sleep. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SQ-1", "SQ-4"},
            redBy = {"sq-window-unseen", "sq-signal-looked-for-early"})
    void aThreadOnItsWayToSleepIsFound(Reporter reporter) {
        Script script = Script.parse("""
                tickets t0 queue
                T1 50 0: take-sig t0; take t0
                T2 50 1: signal T1; put t0
                """);
        new Sweep(simulation, script, 2, Budget.current().pick(1, 2, 2), Sweep.NO_INTERRUPT)
                .check(reporter, "SQ-1", "SQ-4");
    }

    /** T2 can wake T1 while that is still leaving its CPU; CPU 2 has nothing to do and would take it. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SQ-1"},
            redBy = {"sq-context-not-saved"})
    void aThreadIsNotRunBeforeItsContextIsSaved(Reporter reporter) {
        Script script = Script.parse("""
                tickets t0 queue
                T1 50 0: take t0
                T3 50 0: yield
                T2 50 1: put t0
                """);
        new Sweep(simulation, script, 3, Budget.current().pick(1, 1, 2), Sweep.NO_INTERRUPT).check(reporter, "SQ-1");
    }

    /** The clock of CPU 0 may be late for the first sleep of T1, which T2 ends, and early for the second. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SQ-3"},
            redBy = {"sq-timer-trusted"})
    void aClockThatComesLateEndsNoOtherSleep(Reporter reporter) {
        Script script = Script.parse("""
                tickets t0 queue
                T1 50 0: take-timed t0 0; take-timed t0 100000
                T3 60 0: yield
                T2 50 1: put t0
                """);
        new Sweep(simulation, script, 3, Budget.current().pick(1, 1, 2), Sweep.NO_INTERRUPT).check(reporter, "SQ-3");
    }
}
