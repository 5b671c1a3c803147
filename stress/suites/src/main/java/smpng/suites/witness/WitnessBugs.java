package smpng.suites.witness;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** WITNESS, made wrong. */
public final class WitnessBugs implements SeededBugs {
    private static final String WITNESS = "smpng.primitives.Witness";
    private static final String HELD = "smpng.primitives.HeldLocks";
    private static final String SOURCE = "primitives/src/main/java/smpng/primitives/Witness.java";
    private static final String ORDER = "smpng.primitives.LockOrder";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "wit-no-second-look",
                        "an order that was new a moment ago is learned without looking whether the other is known now",
                        List.of("WIT-1"),
                        "B61",
                        new ClassPatch(ORDER, "learn", Edit.replaceCallBy("LockOrder", "isBackwards", false))),
                SeededBug.compiled(
                        "wit-learned-unlocked",
                        "the table is changed without its lock",
                        List.of("WIT-1"),
                        "A21",
                        new ClassPatch(WITNESS, "learn", Edit.removeStatement(Target.call("SpinMutex.lock"))),
                        new ClassPatch(WITNESS, "learn", Edit.removeStatement(Target.call("SpinMutex.unlock")))),
                SeededBug.compiled(
                        "wit-not-transitive",
                        "what comes before the first of two does not come before the second",
                        List.of("WIT-1"),
                        "mutation",
                        new ClassPatch(
                                ORDER,
                                "learn",
                                Edit.removeStatement(Target.call("addFrom").occurrence(2, 2)))),
                SeededBug.compiled(
                        "wit-settled-never",
                        "a reversal is told each time",
                        List.of("WIT-2"),
                        "mutation",
                        new ClassPatch(WITNESS, "settle", Edit.neverJump(Target.condition()))),
                SeededBug.compiled(
                        "wit-duplicates-unseen",
                        "two locks of one class are always allowed",
                        List.of("WIT-3"),
                        "mutation",
                        new ClassPatch(
                                WITNESS, "against", Edit.alwaysJump(Target.conditionOn("WatchedLock.duplicates")))),
                SeededBug.compiled(
                        "wit-sleepable-unseen",
                        "a sleepable lock may be waited for under one that is not",
                        List.of("WIT-4"),
                        "mutation",
                        new ClassPatch(WITNESS, "against", Edit.replaceCallBy("Witness", "canBeSleptUnder", true))),
                SeededBug.compiled(
                        "wit-sleeper-unseen",
                        "a thread may sleep with any lock",
                        List.of("WIT-4"),
                        "mutation",
                        new ClassPatch(WITNESS, "sleepsBut", Edit.replaceCallBy("Witness", "canBeSleptUnder", true))),
                SeededBug.compiled(
                        "wit-once-forgotten",
                        "a lock that is let go once counts as let go, however often it was taken",
                        List.of("WIT-5"),
                        "mutation",
                        new ClassPatch(
                                HELD,
                                "remove",
                                Edit.neverJump(Target.condition().occurrence(2, 4)))),
                SeededBug.compiled(
                        "wit-list-open",
                        "a handler may come while an entry of the list is moved",
                        List.of("WIT-5"),
                        "B60",
                        new ClassPatch(HELD, "add", Edit.replaceCallBy("Cpu", "interruptsOff", true)),
                        new ClassPatch(HELD, "remove", Edit.replaceCallBy("Cpu", "interruptsOff", true))),
                SeededBug.compiled(
                        "wit-giant-unseen",
                        "the order of Giant and a sleepable lock is learned, which means nothing",
                        List.of("WIT-6"),
                        "L357",
                        new ClassPatch(
                                WITNESS,
                                "isGiantWithSleepable",
                                Edit.alwaysJump(Target.condition().occurrence(1, 2)))),
                SeededBug.compiled(
                        "wit-mutex-silent",
                        "a sleep mutex does not ask before it waits",
                        List.of("WIT-1"),
                        "mutation",
                        new ClassPatch(
                                "smpng.primitives.SleepMutex", "lock", Edit.removeStatement(Target.call("wanted")))),
                SeededBug.inSource(
                        "wit-order-lock-kept",
                        "who looks whether a pair was told keeps the table's lock",
                        List.of("WIT-7"),
                        "mutation",
                        new SourcePatch(
                                SOURCE,
                                "        boolean first = settle(has.lockClass(), wants.lockClass());\n        order.lock.unlock();",
                                "        boolean first = settle(has.lockClass(), wants.lockClass());")));
    }
}
