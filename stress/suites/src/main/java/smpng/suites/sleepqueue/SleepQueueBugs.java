package smpng.suites.sleepqueue;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The sleep queue, made wrong. */
public final class SleepQueueBugs implements SeededBugs {
    private static final String THREAD = "smpng.primitives.KThread";
    private static final String QUEUE = "smpng.primitives.SleepQueue";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "sq-window-unseen",
                        "a thread that was woken before it slept sleeps all the same",
                        List.of("SQ-1"),
                        "A5",
                        new ClassPatch(QUEUE, "sleep", Edit.alwaysJump(Target.conditionOn("KThread.sleepingOn")))),
                SeededBug.compiled(
                        "sq-not-made-runnable",
                        "a thread that was taken off the queue is not made runnable",
                        List.of("SQ-1"),
                        "mutation",
                        new ClassPatch(QUEUE, "wake", Edit.removeStatement(Target.call("makeRunnable")))),
                SeededBug.compiled(
                        "sq-returns-early",
                        "on the JVM, a thread that sleeps returns before it is woken, and is on the queue still",
                        List.of("SQ-1"),
                        "mutation",
                        new ClassPatch(
                                "smpng.primitives.jvm.JvmScheduler",
                                "block",
                                Edit.replaceCallBy("ThreadLock", "isUnder", false))),
                SeededBug.compiled(
                        "sq-context-not-saved",
                        "a thread is made runnable while it is still saving its context",
                        List.of("SQ-1"),
                        "B20",
                        new ClassPatch(QUEUE, "wake", Edit.removeStatement(Target.call("awaitSwitchedOut")))),
                SeededBug.compiled(
                        "sq-parked-twice",
                        "two threads leave with the same parked queue",
                        List.of("SQ-2"),
                        "mutation",
                        new ClassPatch(QUEUE, "remove", Edit.removeFieldWrite("SleepQueue.free"))),
                SeededBug.compiled(
                        "sq-deadline-forgotten",
                        "the clock takes a sleep with a deadline for one without",
                        List.of("SQ-3"),
                        "mutation",
                        new ClassPatch(QUEUE, "sleep", Edit.removeFieldWrite("KThread.sleepTimed"))),
                SeededBug.compiled(
                        "sq-timer-trusted",
                        "the clock ends the sleep that it finds, which may be a later one than it was set for",
                        List.of("SQ-3"),
                        "B16",
                        new ClassPatch(QUEUE, "expire", Edit.replaceCallBy("SleepQueue", "isOver", true))),
                SeededBug.compiled(
                        "sq-signal-looked-for-early",
                        "whether a signal is pending is looked up before the thread lock is taken",
                        List.of("SQ-4"),
                        "B15",
                        new ClassPatch(
                                QUEUE,
                                "sleep",
                                Edit.moveBefore(Target.read("KThread.signalPending"), Target.call("ThreadLock.lock")))),
                SeededBug.compiled(
                        "sq-signal-always-ends",
                        "a signal ends also a sleep that it may not end",
                        List.of("SQ-4"),
                        "mutation",
                        new ClassPatch(
                                QUEUE, "interrupt", Edit.neverJump(Target.conditionOn("KThread.sleepInterruptible")))),
                SeededBug.compiled(
                        "sq-worst-first",
                        "the worst waiter is woken",
                        List.of("SQ-5"),
                        "mutation",
                        new ClassPatch(
                                "smpng.primitives.Sleepers",
                                "best",
                                Edit.invertCondition(Target.conditionOn("KThread.priority")))),
                SeededBug.compiled(
                        "sq-result-lost",
                        "a sleep that was not ended by a wake-up says that it was",
                        List.of("SQ-6"),
                        "A5",
                        new ClassPatch(QUEUE, "remove", Edit.removeFieldWrite("KThread.sleepResult"))),
                SeededBug.compiled(
                        "sq-wake-relaxed",
                        "the change of a thread's lock that wakes it orders nothing before it",
                        List.of("SQ-1"),
                        "weakened access",
                        new ClassPatch(
                                THREAD, "publishLock", Edit.replaceCall("VarHandle", "setRelease", "setOpaque"))),
                SeededBug.compiled(
                        "sq-woken-relaxed",
                        "a thread that finds its lock changed orders nothing after that",
                        List.of("SQ-1"),
                        "weakened access",
                        new ClassPatch(
                                THREAD, "lockAcquire", Edit.replaceCall("VarHandle", "getAcquire", "getOpaque"))),
                SeededBug.inSource(
                        "sq-chain-unguarded",
                        "whoever likes may look at the first queue of a chain",
                        List.of("SQ-7"),
                        "mutation",
                        new SourcePatch(
                                "primitives/src/main/java/smpng/primitives/SleepChain.java",
                                "    @Holding(\"this.lock\")\n    public @Nullable SleepQueue first()",
                                "    public @Nullable SleepQueue first()")),
                SeededBug.inSource(
                        "sq-user-keeps-chain",
                        "a user that rings lets the chain go only if nobody waits",
                        List.of("SQ-7"),
                        "mutation",
                        new SourcePatch(
                                "stress/suites/src/main/java/smpng/suites/sleepqueue/Bell.java",
                                "        chain.lock.unlock();\n        return woke;",
                                "        return woke;")));
    }
}
