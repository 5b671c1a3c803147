package smpng.suites.criticalsection;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.workload.Case;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: nesting, owed preemptions, interrupts at any access. */
public class CriticalSectionProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"CS-1", "CS-2"},
            redBy = {"cs-preempt-nested", "cs-debt-forgotten", "cs-test-before-count"})
    void nobodyElseRunsWhereAThreadIsInASection(@ForAll("sections") Case its) {
        simulation.check(its, "CS-1", "CS-2");
    }

    @Provide
    Arbitrary<Case> sections() {
        return new Workloads(
                        "",
                        List.of(
                                "enter",
                                "leave",
                                "leave",
                                "enter",
                                "tick 0",
                                "tick 1",
                                "yield",
                                "priority T1 5",
                                "priority T2 95"),
                        2,
                        4,
                        8,
                        300,
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
}
