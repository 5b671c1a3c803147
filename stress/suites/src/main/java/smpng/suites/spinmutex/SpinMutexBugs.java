package smpng.suites.spinmutex;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The spin mutex, made wrong. */
public final class SpinMutexBugs implements SeededBugs {
    private static final String MUTEX = "smpng.primitives.SpinMutex";
    private static final String CLIENT = "stress/suites/src/main/java/smpng/suites/spinmutex/Tally.java";
    private static final String SECTION = "smpng.primitives.CriticalSection";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "spin-exclusion",
                        "a thread that fails to take the word goes on as if it had it",
                        List.of("SPIN-1"),
                        "mutation",
                        new ClassPatch(MUTEX, "lock", Edit.removeStatement(Target.call("spin")))),
                SeededBug.compiled(
                        "spin-interrupts-on",
                        "interrupts stay on while a spin mutex is held: a handler spins on its own CPU",
                        List.of("SPIN-2", "CS-3"),
                        "A2",
                        new ClassPatch(
                                SECTION,
                                "enterSpin(Lsmpng/primitives/KThread;)V",
                                Edit.replaceCallBy("Cpu", "interruptsOff", true))),
                SeededBug.compiled(
                        "spin-try-leaks-section",
                        "a try that fails stays in the critical section",
                        List.of("SPIN-3"),
                        "mutation",
                        new ClassPatch(MUTEX, "tryLock", Edit.removeStatement(Target.call("exitSpin")))),
                SeededBug.compiled(
                        "spin-depth-forgotten",
                        "the first unlock of a recursed mutex lets it go",
                        List.of("SPIN-4"),
                        "mutation",
                        new ClassPatch(MUTEX, "unlock", Edit.alwaysJump(Target.conditionOn("SpinMutex.depth")))),
                SeededBug.compiled(
                        "spin-recursion-unnoticed",
                        "the owner of a mutex that does not recurse takes it again",
                        List.of("SPIN-4"),
                        "mutation",
                        new ClassPatch(MUTEX, "spin", Edit.alwaysJump(Target.conditionOn("SpinMutex.recursive")))),
                SeededBug.compiled(
                        "spin-foreign-unlock",
                        "a thread lets go what another owns",
                        List.of("SPIN-4"),
                        "mutation",
                        new ClassPatch(MUTEX, "unlock", Edit.alwaysJump(Target.conditionOn("getOpaque")))),
                SeededBug.compiled(
                        "spin-masked",
                        "a spinner keeps interrupts off, and so the rendezvous that the owner waits for",
                        List.of("SPIN-5"),
                        "A2",
                        new ClassPatch(
                                MUTEX,
                                "spin",
                                Edit.removeStatement(Target.call("exitSpin").occurrence(2, 2))),
                        new ClassPatch(MUTEX, "spin", Edit.removeStatement(Target.call("enterSpin")))),
                SeededBug.inSource(
                        "spin-unlock-forgotten",
                        "a user leaves by a path that does not let the mutex go",
                        List.of("SPIN-6"),
                        "mutation",
                        new SourcePatch(CLIENT, "lock.unlock();\n            return false;", "return false;")),
                SeededBug.inSource(
                        "spin-field-unguarded",
                        "a user reads what the mutex protects without it",
                        List.of("SPIN-6"),
                        "mutation",
                        new SourcePatch(
                                CLIENT,
                                "lock.lock();\n        int seen = count;\n        lock.unlock();",
                                "int seen = count;")),
                SeededBug.compiled(
                        "spin-unlock-relaxed",
                        "the store that lets go orders nothing before it",
                        List.of("SPIN-1"),
                        "weakened access",
                        new ClassPatch(MUTEX, "unlock", Edit.replaceCall("VarHandle", "setRelease", "setOpaque"))),
                SeededBug.compiled(
                        "spin-lock-relaxed",
                        "the compare-and-set that takes the word orders nothing after it",
                        List.of("SPIN-1"),
                        "weakened access",
                        relaxed("lock")),
                SeededBug.compiled(
                        "spin-slow-lock-relaxed",
                        "the compare-and-set that takes the word after spinning orders nothing after it",
                        List.of("SPIN-1"),
                        "weakened access",
                        relaxed("spin")),
                SeededBug.compiled(
                        "spin-try-relaxed",
                        "the compare-and-set of a try orders nothing after it",
                        List.of("SPIN-1"),
                        "weakened access",
                        relaxed("tryLock")));
    }

    private static ClassPatch relaxed(String method) {
        return new ClassPatch(
                MUTEX, method, Edit.replaceCall("VarHandle", "weakCompareAndSetAcquire", "weakCompareAndSetPlain"));
    }
}
