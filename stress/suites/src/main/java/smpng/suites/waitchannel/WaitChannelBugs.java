package smpng.suites.waitchannel;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The wait channel, made wrong. */
public final class WaitChannelBugs implements SeededBugs {
    private static final String CHANNEL = "smpng.primitives.WaitChannel";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "wc-added-late",
                        "the interlock is let go before the thread is on the queue",
                        List.of("WC-1"),
                        "A5",
                        new ClassPatch(
                                CHANNEL,
                                "sleep",
                                Edit.moveBefore(Target.call("SleepMutex.unlock"), Target.call("SpinMutex.lock")))),
                SeededBug.compiled(
                        "wc-wakes-nobody",
                        "wakeupOne leaves the best sleeper where it is",
                        List.of("WC-1"),
                        "mutation",
                        new ClassPatch(CHANNEL, "wakeupOne", Edit.removeStatement(Target.call("SleepQueue.signal")))),
                SeededBug.compiled(
                        "wc-wakes-one",
                        "wakeup wakes one",
                        List.of("WC-2"),
                        "mutation",
                        new ClassPatch(CHANNEL, "wakeup", Edit.removeStatement(Target.call("SleepQueue.broadcast")))),
                SeededBug.compiled(
                        "wc-not-retaken",
                        "a sleep with a deadline ends without the interlock",
                        List.of("WC-3"),
                        "mutation",
                        new ClassPatch(CHANNEL, "sleepUntil", Edit.removeStatement(Target.call("SleepMutex.lock")))),
                SeededBug.compiled(
                        "wc-deaf",
                        "a sleep that signals may end goes on",
                        List.of("WC-4"),
                        "mutation",
                        new ClassPatch(
                                "smpng.primitives.SleepQueue",
                                "interrupt",
                                Edit.alwaysJump(Target.conditionOn("KThread.sleepInterruptible")))),
                SeededBug.compiled(
                        "wc-recursed-interlock",
                        "an interlock that is owned more than once is let go once",
                        List.of("WC-6"),
                        "mutation",
                        new ClassPatch(CHANNEL, "requireOnce", Edit.replaceCallBy("SleepMutex", "isRecursed", false))),
                SeededBug.inSource(
                        "wc-chain-kept",
                        "wakeup keeps the lock of the chain",
                        List.of("WC-5"),
                        "mutation",
                        new SourcePatch(
                                "primitives/src/main/java/smpng/primitives/WaitChannel.java",
                                "queue.broadcast(chain, KIND);\n        }\n        chain.lock.unlock();",
                                "queue.broadcast(chain, KIND);\n        }")));
    }
}
