package smpng.suites.turnstile;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The turnstile, made wrong. */
public final class TurnstileBugs implements SeededBugs {
    private static final String SOURCES = "primitives/src/main/java/smpng/primitives/";
    private static final String THREAD = "smpng.primitives.KThread";
    private static final String TURNSTILE = "smpng.primitives.Turnstile";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "ts-not-made-runnable",
                        "a thread that was taken off the queue is not made runnable",
                        List.of("TS-1"),
                        "mutation",
                        new ClassPatch(TURNSTILE, "unpend", Edit.removeStatement(Target.call("makeRunnable")))),
                SeededBug.compiled(
                        "ts-returns-early",
                        "on the JVM, a thread that blocks returns before it is woken, and is on the queue still",
                        List.of("TS-1"),
                        "A4",
                        new ClassPatch(
                                "smpng.primitives.jvm.JvmScheduler",
                                "block",
                                Edit.replaceCallBy("ThreadLock", "isUnder", false))),
                SeededBug.compiled(
                        "ts-context-not-saved",
                        "a thread is made runnable while it is still saving its context",
                        List.of("TS-1"),
                        "B20",
                        new ClassPatch(TURNSTILE, "unpend", Edit.removeStatement(Target.call("awaitSwitchedOut")))),
                SeededBug.compiled(
                        "ts-parked-twice",
                        "two threads leave with the same parked turnstile",
                        List.of("TS-2"),
                        "mutation",
                        new ClassPatch(TURNSTILE, "wakeLater", Edit.removeFieldWrite("Turnstile.free"))),
                SeededBug.compiled(
                        "ts-own-priority-unsorted",
                        "a waiter that is given another priority stays where it is in the queue",
                        List.of("TS-3"),
                        "mutation",
                        new ClassPatch(TURNSTILE, "setBasePriority", Edit.removeStatement(Target.call("resort")))),
                SeededBug.compiled(
                        "ts-not-resorted",
                        "a waiter that is lent a better priority stays where it is in the queue",
                        List.of("TS-3"),
                        "B14",
                        new ClassPatch(TURNSTILE, "propagate", Edit.removeStatement(Target.call("resort")))),
                SeededBug.compiled(
                        "ts-not-lent",
                        "a waiter does not lend its priority",
                        List.of("TS-4"),
                        "A4",
                        new ClassPatch(TURNSTILE, "await", Edit.removeStatement(Target.call("propagate")))),
                SeededBug.compiled(
                        "ts-lent-one-deep",
                        "the owner of what the owner waits for is lent nothing",
                        List.of("TS-4"),
                        "A4",
                        new ClassPatch(TURNSTILE, "propagate", Edit.replaceCallBy("KThread", "isBlockedUnder", false))),
                SeededBug.compiled(
                        "ts-not-given-back",
                        "an owner keeps the lent priority when it lets go",
                        List.of("TS-5"),
                        "A4",
                        new ClassPatch(TURNSTILE, "unpend", Edit.removeStatement(Target.call("unlend")))),
                SeededBug.compiled(
                        "ts-claim-lends-nothing",
                        "who takes a lock that others wait for is lent nothing",
                        List.of("TS-9"),
                        "A4",
                        new ClassPatch(TURNSTILE, "claim", Edit.removeStatement(Target.call("lend")))),
                SeededBug.compiled(
                        "ts-disown-keeps",
                        "who shares a lock keeps what it was lent",
                        List.of("TS-9"),
                        "A4",
                        new ClassPatch(TURNSTILE, "disown", Edit.removeStatement(Target.call("unlend")))),
                SeededBug.compiled(
                        "ts-signal-none",
                        "a signal leaves the waiter on the queue",
                        List.of("TS-9"),
                        "mutation",
                        new ClassPatch(TURNSTILE, "signal", Edit.removeStatement(Target.call("wakeLater")))),
                SeededBug.compiled(
                        "ts-cycle-unseen",
                        "a thread blocks although it would wait for itself",
                        List.of("TS-6"),
                        "A4",
                        new ClassPatch(TURNSTILE, "join", Edit.replaceCallBy("Turnstile", "leadsTo", false))),
                SeededBug.compiled(
                        "ts-sleeper-unseen",
                        "lending passes over an owner that sleeps",
                        List.of("TS-7"),
                        "A4",
                        new ClassPatch(TURNSTILE, "propagate", Edit.alwaysJump(Target.conditionOn("KThread.state")))),
                SeededBug.compiled(
                        "ts-wake-relaxed",
                        "the change of a thread's lock that wakes it orders nothing before it",
                        List.of("TS-1"),
                        "weakened access",
                        new ClassPatch(
                                THREAD, "publishLock", Edit.replaceCall("VarHandle", "setRelease", "setOpaque"))),
                SeededBug.compiled(
                        "ts-woken-relaxed",
                        "a thread that finds its lock changed orders nothing after that",
                        List.of("TS-1"),
                        "weakened access",
                        new ClassPatch(
                                THREAD, "lockAcquire", Edit.replaceCall("VarHandle", "getAcquire", "getOpaque"))),
                SeededBug.inSource(
                        "ts-chain-unguarded",
                        "whoever likes may look at the first turnstile of a chain",
                        List.of("TS-8"),
                        "mutation",
                        new SourcePatch(
                                SOURCES + "TurnstileChain.java",
                                "@Holding(\"this.lock\")\n    public @Nullable Turnstile first()",
                                "public @Nullable Turnstile first()")),
                SeededBug.inSource(
                        "ts-contested-kept",
                        "a signal keeps the lock of the graph of owners and waiters",
                        List.of("TS-8"),
                        "mutation",
                        new SourcePatch(
                                SOURCES + "Turnstile.java",
                                "shared.isEmpty();\n        contested.unlock();",
                                "shared.isEmpty();")),
                SeededBug.inSource(
                        "ts-user-forgets-turnstile",
                        "a user that finds a turnstile lets its chain go and not the turnstile",
                        List.of("TS-8"),
                        "mutation",
                        new SourcePatch(
                                "stress/suites/src/main/java/smpng/suites/turnstile/Gate.java",
                                "            ts.unpend();\n",
                                "")));
    }
}
