package smpng.suites.criticalsection;

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
import smpng.kernel.Kernel;
import smpng.suites.workload.Case;
import smpng.suites.workload.Script;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Sweep;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: nesting, owed preemptions, interrupts at any access. */
public class CriticalSectionProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"CS-1", "CS-2"},
            redBy = {"cs-preempt-nested", "cs-debt-forgotten"})
    void nobodyElseRunsWhereAThreadIsInASection(@ForAll("sections") Case its) {
        simulation.check(its, "CS-1", "CS-2");
    }

    @Provide
    Arbitrary<Case> sections() {
        return new Workloads(
                        "",
                        List.of(
                                "enter; leave",
                                "enter; enter; leave; leave",
                                "tick 0",
                                "tick 1",
                                "yield",
                                "priority T1 5",
                                "priority T2 95"),
                        2,
                        4,
                        5,
                        200,
                        6)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"CS-3"},
            redBy = {"cs-state-per-nest"})
    void interruptsReturnToWhatTheyWere(@ForAll("interlockingLocks") Case its) {
        simulation.check(its, "CS-3");
    }

    @Provide
    Arbitrary<Case> interlockingLocks() {
        return new Workloads(
                        "spin s0\nspin s1\nspin s2",
                        List.of(
                                "lock s0",
                                "lock s1",
                                "lock s2",
                                "unlock s0",
                                "unlock s1",
                                "unlock s2",
                                "work s0",
                                "tick 0"),
                        2,
                        3,
                        8,
                        300,
                        5)
                .cases();
    }

    /** Two threads of one priority: a tick anywhere in the first ends its turn, at the latest when its section ends. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"CS-2"},
            redBy = {"cs-test-before-count"})
    void aTickAtAnyStepIsHonoured(Reporter reporter) {
        Script script = Script.parse("""
                T1 50 0: enter; enter; leave; leave; enter; leave
                T2 50 0: enter; leave
                """);
        new Sweep(simulation, script, 1, Budget.current().pick(2, 2, 3), Kernel.TICK).check(reporter, "CS-2");
    }
}
