package smpng.suites.criticalsection;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The critical section, made wrong. */
public final class CriticalSectionBugs implements SeededBugs {
    private static final String SECTION = "smpng.primitives.CriticalSection";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "cs-preempt-nested",
                        "an interrupt preempts a thread that is in a critical section",
                        List.of("CS-1"),
                        "A1",
                        new ClassPatch(
                                SECTION, "preempt", Edit.alwaysJump(Target.conditionOn("KThread.criticalNest")))),
                SeededBug.compiled(
                        "cs-debt-forgotten",
                        "an interrupt that may not preempt leaves no debt",
                        List.of("CS-2"),
                        "mutation",
                        new ClassPatch(SECTION, "preempt", Edit.removeCall("KThread", "setPreemptionOwed"))),
                SeededBug.compiled(
                        "cs-test-before-count",
                        "the exit looks for a debt before it counts down, so an interrupt in between leaves one unseen",
                        List.of("CS-2"),
                        "A1",
                        new ClassPatch(
                                SECTION,
                                "exit(Lsmpng/primitives/KThread;)V",
                                Edit.moveBefore(Target.call("preemptionOwed"), Target.write("KThread.criticalNest")))),
                SeededBug.compiled(
                        "cs-state-per-nest",
                        "every entry saves the interrupt state, so that an inner one saves \"off\"",
                        List.of("CS-3"),
                        "A1",
                        new ClassPatch(
                                SECTION,
                                "enterSpin(Lsmpng/primitives/KThread;)V",
                                Edit.neverJump(Target.conditionOn("KThread.spinNest")))),
                SeededBug.compiled(
                        "cs-early-unpin",
                        "the inner exit gives the CPU back",
                        List.of("CS-4"),
                        "mutation",
                        new ClassPatch(
                                SECTION,
                                "exit(Lsmpng/primitives/KThread;)V",
                                Edit.neverJump(Target.condition().occurrence(2, 3)))),
                SeededBug.compiled(
                        "cs-cpu-shared",
                        "on the JVM, a CPU slot is leased to two threads at a time",
                        List.of("CS-4"),
                        "mutation",
                        new ClassPatch(
                                "smpng.primitives.jvm.JvmCpu",
                                "lease",
                                Edit.replaceCallBy("AtomicIntegerArray", "compareAndSet", true))),
                SeededBug.inSource(
                        "cs-exit-forgotten",
                        "a user leaves by a path that does not leave the section",
                        List.of("CS-5"),
                        "mutation",
                        new SourcePatch(
                                "stress/suites/src/main/java/smpng/suites/criticalsection/CpuTally.java",
                                "critical.exit();\n            return false;",
                                "return false;")));
    }
}
