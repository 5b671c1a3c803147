package smpng.suites.semaphore;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The semaphore, made wrong. */
public final class SemaphoreBugs implements SeededBugs {
    private static final String SEMAPHORE = "smpng.primitives.Semaphore";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "sem-taken-blind",
                        "a unit is taken whether there is one or not",
                        List.of("SEM-1"),
                        "mutation",
                        new ClassPatch(SEMAPHORE, "takeIfAny", Edit.alwaysJump(Target.conditionOn("Semaphore.value")))),
                SeededBug.compiled(
                        "sem-post-unlocked",
                        "a unit is added before the mutex is taken",
                        List.of("SEM-1"),
                        "mutation",
                        new ClassPatch(
                                SEMAPHORE,
                                "post",
                                Edit.moveBefore(Target.write("Semaphore.value"), Target.call("SleepMutex.lock")))),
                SeededBug.compiled(
                        "sem-waiter-not-counted",
                        "a thread that waits is not counted, and so not signalled",
                        List.of("SEM-2"),
                        "mutation",
                        new ClassPatch(
                                SEMAPHORE,
                                "await",
                                Edit.removeStatement(
                                        Target.write("Semaphore.waiters").occurrence(1, 2)))),
                SeededBug.compiled(
                        "sem-not-signalled",
                        "a unit is given and nobody told",
                        List.of("SEM-2"),
                        "mutation",
                        new ClassPatch(
                                SEMAPHORE, "post", Edit.removeStatement(Target.call("ConditionVariable.signal")))),
                SeededBug.compiled(
                        "sem-timeout-beats-post",
                        "a wait that ended by time fails although there is a unit",
                        List.of("SEM-3"),
                        "A10",
                        new ClassPatch(SEMAPHORE, "awaitUntil", Edit.replaceCallBy("Semaphore", "takeIfAny", false))),
                SeededBug.inSource(
                        "sem-mutex-kept",
                        "the value is read and the mutex kept",
                        List.of("SEM-4"),
                        "mutation",
                        new SourcePatch(
                                "primitives/src/main/java/smpng/primitives/Semaphore.java",
                                "int now = value;\n        mutex.unlock();",
                                "int now = value;")));
    }
}
