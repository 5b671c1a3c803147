package smpng.suites.conditionvariable;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The condition variable, made wrong. */
public final class ConditionVariableBugs implements SeededBugs {
    private static final String CONDITION = "smpng.primitives.ConditionVariable";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "cv-added-late",
                        "the mutex is let go before the thread is counted and on the queue",
                        List.of("CV-1"),
                        "A5",
                        new ClassPatch(
                                CONDITION,
                                "await",
                                Edit.moveBefore(Target.call("SleepMutex.unlock"), Target.call("SpinMutex.lock")))),
                SeededBug.compiled(
                        "cv-not-counted",
                        "a thread that waits is not counted",
                        List.of("CV-5"),
                        "mutation",
                        new ClassPatch(CONDITION, "await", Edit.removeStatement(Target.call("count")))),
                SeededBug.compiled(
                        "cv-bound-not-sticky",
                        "a count that has reached its bound goes down again",
                        List.of("CV-5"),
                        "A5",
                        new ClassPatch(
                                CONDITION, "signal", Edit.neverJump(Target.conditionOn("ConditionVariable.bound")))),
                SeededBug.compiled(
                        "cv-broadcast-nobody",
                        "a broadcast wakes nobody",
                        List.of("CV-2"),
                        "mutation",
                        new ClassPatch(
                                CONDITION, "broadcast", Edit.removeStatement(Target.call("SleepQueue.broadcast")))),
                SeededBug.compiled(
                        "cv-not-retaken",
                        "a wait with a deadline ends without the mutex",
                        List.of("CV-3"),
                        "mutation",
                        new ClassPatch(CONDITION, "awaitUntil", Edit.removeStatement(Target.call("SleepMutex.lock")))),
                SeededBug.compiled(
                        "cv-deaf",
                        "a wait that signals may end goes on",
                        List.of("CV-4"),
                        "mutation",
                        new ClassPatch(
                                "smpng.primitives.SleepQueue",
                                "interrupt",
                                Edit.alwaysJump(Target.conditionOn("KThread.sleepInterruptible")))),
                SeededBug.compiled(
                        "cv-mutexes-mixed",
                        "threads may wait with different mutexes",
                        List.of("CV-6"),
                        "mutation",
                        new ClassPatch(
                                "smpng.primitives.SleepQueue",
                                "park",
                                Edit.alwaysJump(Target.conditionOn("SleepQueue.interlock")))),
                SeededBug.inSource(
                        "cv-chain-kept",
                        "a broadcast keeps the lock of the chain",
                        List.of("CV-7"),
                        "mutation",
                        new SourcePatch(
                                "primitives/src/main/java/smpng/primitives/ConditionVariable.java",
                                "queue.broadcast(chain, KIND);\n        }\n        chain.lock.unlock();",
                                "queue.broadcast(chain, KIND);\n        }")));
    }
}
