package smpng.suites.sleepmutex;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The sleep mutex, made wrong. */
public final class SleepMutexBugs implements SeededBugs {
    private static final String MUTEX = "smpng.primitives.SleepMutex";
    private static final String SOURCE = "primitives/src/main/java/smpng/primitives/SleepMutex.java";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "mtx-exclusion",
                        "a thread that fails to take the word goes on as if it had it",
                        List.of("MTX-1"),
                        "mutation",
                        new ClassPatch(MUTEX, "lock", Edit.removeStatement(Target.call("lockSlowly")))),
                SeededBug.compiled(
                        "mtx-slow-take-blind",
                        "a thread that waited goes on without having taken the word",
                        List.of("MTX-1"),
                        "mutation",
                        new ClassPatch(
                                MUTEX,
                                "lockSlowly",
                                Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true))),
                SeededBug.compiled(
                        "mtx-no-second-look",
                        "the word is not read again under the chain lock: a thread waits for a mutex that is free",
                        List.of("MTX-2"),
                        "A3",
                        new ClassPatch(
                                MUTEX,
                                "lockSlowly",
                                Edit.removeStatement(Target.call("getOpaque").occurrence(4, 6)))),
                SeededBug.compiled(
                        "mtx-contested-ignored",
                        "unlock overwrites the contested bit and wakes nobody",
                        List.of("MTX-2"),
                        "A3",
                        new ClassPatch(
                                MUTEX,
                                "unlockSlowly",
                                Edit.neverJump(Target.condition().occurrence(4, 6)))),
                SeededBug.compiled(
                        "mtx-release-before-chain",
                        "unlock lets go before it has the chain lock",
                        List.of("MTX-2"),
                        "A3",
                        new ClassPatch(
                                MUTEX,
                                "unlockSlowly",
                                Edit.moveBefore(
                                        Target.call("setRelease"),
                                        Target.call("SpinMutex.lock").occurrence(1, 2)))),
                SeededBug.compiled(
                        "mtx-touched-after-release",
                        "unlock writes the word once more after it let go, over the next owner",
                        List.of("MTX-6", "MTX-1"),
                        "B70",
                        new ClassPatch(MUTEX, "unlockSlowly", Edit.duplicateStatement(Target.call("setRelease")))),
                SeededBug.compiled(
                        "mtx-depth-lost",
                        "recursion is not counted",
                        List.of("MTX-3"),
                        "mutation",
                        new ClassPatch(MUTEX, "recurse", Edit.removeStatement(Target.write("SleepMutex.depth")))),
                SeededBug.compiled(
                        "mtx-recursion-unnoticed",
                        "the owner of a mutex that does not recurse takes it again",
                        List.of("MTX-3"),
                        "mutation",
                        new ClassPatch(
                                MUTEX, "lockSlowly", Edit.alwaysJump(Target.conditionOn("SleepMutex.recursive")))),
                SeededBug.compiled(
                        "mtx-foreign-unlock",
                        "a thread lets go what another owns",
                        List.of("MTX-5"),
                        "mutation",
                        new ClassPatch(MUTEX, "unlockSlowly", Edit.alwaysJump(Target.conditionOn("isOwnedBy")))),
                SeededBug.compiled(
                        "mtx-owned-by-all",
                        "everybody is told that the mutex is theirs",
                        List.of("MTX-5"),
                        "mutation",
                        new ClassPatch(MUTEX, "isOwned", Edit.replaceCallBy("SleepMutex", "isOwnedBy", true))),
                SeededBug.compiled(
                        "mtx-try-blind",
                        "a try that loses the race for a free word says it has it",
                        List.of("MTX-4", "MTX-1"),
                        "A3",
                        new ClassPatch(
                                MUTEX, "tryLock", Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true))),
                SeededBug.compiled(
                        "mtx-lends-nothing",
                        "a waiter does not lend its priority",
                        List.of("MTX-7"),
                        "A4",
                        new ClassPatch(
                                "smpng.primitives.Turnstile", "await", Edit.removeStatement(Target.call("propagate")))),
                SeededBug.inSource(
                        "mtx-chain-kept",
                        "unlock keeps the lock of the chain",
                        List.of("MTX-8"),
                        "mutation",
                        new SourcePatch(SOURCE, "ts.unpend();\n        chain.lock.unlock();", "ts.unpend();")),
                SeededBug.inSource(
                        "mtx-chain-kept-on-retry",
                        "lock looks again without having let the chain go",
                        List.of("MTX-8"),
                        "mutation",
                        new SourcePatch(
                                SOURCE,
                                "!markContested(seen)) {\n                chain.lock.unlock();",
                                "!markContested(seen)) {")),
                SeededBug.compiled(
                        "mtx-unlock-relaxed",
                        "the compare-and-set that lets go orders nothing before it",
                        List.of("MTX-1"),
                        "weakened access",
                        new ClassPatch(
                                MUTEX,
                                "unlock",
                                Edit.replaceCall("VarHandle", "weakCompareAndSetRelease", "weakCompareAndSetPlain"))),
                SeededBug.compiled(
                        "mtx-slow-unlock-relaxed",
                        "the store that lets go of a contested mutex orders nothing before it",
                        List.of("MTX-1"),
                        "weakened access",
                        new ClassPatch(
                                MUTEX, "unlockSlowly", Edit.replaceCall("VarHandle", "setRelease", "setOpaque"))),
                SeededBug.compiled(
                        "mtx-lock-relaxed",
                        "the compare-and-set that takes the word orders nothing after it",
                        List.of("MTX-1"),
                        "weakened access",
                        relaxed("lock")),
                SeededBug.compiled(
                        "mtx-slow-lock-relaxed",
                        "the compare-and-set that takes the word after waiting orders nothing after it",
                        List.of("MTX-1"),
                        "weakened access",
                        relaxed("lockSlowly")),
                SeededBug.compiled(
                        "mtx-try-relaxed",
                        "the compare-and-set of a try orders nothing after it",
                        List.of("MTX-1"),
                        "weakened access",
                        relaxed("tryLock")));
    }

    private static ClassPatch relaxed(String method) {
        return new ClassPatch(
                MUTEX, method, Edit.replaceCall("VarHandle", "weakCompareAndSetAcquire", "weakCompareAndSetPlain"));
    }
}
