package smpng.suites.sx;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The shared/exclusive lock, made wrong. */
public final class SxLockBugs implements SeededBugs {
    private static final String LOCK = "smpng.primitives.SxLock";
    private static final String WORD = "smpng.primitives.SharedWord";
    private static final String SOURCE = "primitives/src/main/java/smpng/primitives/SxLock.java";

    private static final Edit ACQUIRE =
            Edit.replaceCall("VarHandle", "weakCompareAndSetAcquire", "weakCompareAndSetPlain");
    private static final Edit RELEASE =
            Edit.replaceCall("VarHandle", "weakCompareAndSetRelease", "weakCompareAndSetPlain");
    private static final Edit STORE = Edit.replaceCall("VarHandle", "setRelease", "setOpaque");

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                mutated(
                        "sx-exclusion",
                        "who fails to take the word goes on as if it owned the lock",
                        "SX-1",
                        "own",
                        Edit.replaceCallBy("SxLock", "ownSlowly", true)),
                mutated(
                        "sx-share-exclusion",
                        "who may not share the lock goes on as if it did",
                        "SX-1",
                        "share",
                        Edit.replaceCallBy("SxLock", "shareSlowly", true)),
                SeededBug.compiled(
                        "sx-woken-owner-blind",
                        "who waited to own the lock goes on because it was woken, and does not ask whether somebody was faster",
                        List.of("SX-1"),
                        "B11",
                        new ClassPatch(
                                LOCK, "ownSlowly", Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true))),
                SeededBug.compiled(
                        "sx-no-second-look",
                        "the word is not read again under the chain lock: somebody waits to share a lock that is free",
                        List.of("SX-2"),
                        "A6",
                        new ClassPatch(
                                LOCK,
                                "shareSlowly",
                                Edit.removeStatement(Target.call("look").occurrence(2, 2)))),
                SeededBug.compiled(
                        "sx-no-third-look",
                        "an owner lets go by what it saw before it had the chain lock, over the mark of one that has come to wait",
                        List.of("SX-2"),
                        "A6",
                        new ClassPatch(
                                LOCK,
                                "exclusiveUnlockSlowly",
                                Edit.removeStatement(Target.call("look").occurrence(3, 3)))),
                SeededBug.compiled(
                        "sx-waiters-ignored",
                        "the last sharer leaves and wakes nobody",
                        List.of("SX-2"),
                        "A6",
                        new ClassPatch(LOCK, "leave", Edit.replaceCallBy("SharedWord", "hasWaiters", false))),
                SeededBug.compiled(
                        "sx-waiter-unmarked",
                        "who waits to own the lock does not mark it",
                        List.of("SX-2"),
                        "mutation",
                        new ClassPatch(WORD, "awaited", Edit.replaceConstant(4L, 0L))),
                SeededBug.compiled(
                        "sx-sharers-unmarked",
                        "who wakes those that want to own the lock takes the mark of the others away, who wait on",
                        List.of("SX-2"),
                        "B9",
                        new ClassPatch(WORD, "released", Edit.alwaysJump(Target.condition()))),
                SeededBug.compiled(
                        "sx-empty-queue-woken",
                        "the mark of somebody interrupted is believed: its empty queue is woken, the other sleeps on",
                        List.of("SX-9"),
                        "B9",
                        new ClassPatch(LOCK, "preferred", Edit.replaceCallBy("SleepQueue", "isEmpty", false))),
                SeededBug.compiled(
                        "sx-owners-left",
                        "those who want to share are woken by their mark, and who waits to own the lock sleeps on, unmarked",
                        List.of("SX-9", "SX-2"),
                        "B10",
                        new ClassPatch(LOCK, "preferred", Edit.replaceCallBy("SleepQueue", "isEmpty", true))),
                mutated(
                        "sx-interrupted-owns",
                        "who was interrupted while it waited to own the lock goes on as if it did",
                        "SX-9",
                        "own",
                        Edit.alwaysJump(Target.condition().occurrence(2, 2))),
                mutated(
                        "sx-depth-lost",
                        "recursion is not counted",
                        "SX-3",
                        "recurse",
                        Edit.removeStatement(Target.write("SxLock.depth"))),
                mutated(
                        "sx-recursion-unnoticed",
                        "the owner of a lock that does not recurse takes it again",
                        "SX-3",
                        "ownSlowly",
                        Edit.alwaysJump(Target.conditionOn("SxLock.recursive"))),
                mutated(
                        "sx-try-share-gives-up",
                        "a try to share fails because others do",
                        "SX-4",
                        "trySharedLock",
                        Edit.replaceCall("SharedWord", "isShared", "isFree")),
                SeededBug.compiled(
                        "sx-upgrade-blind",
                        "a sharer becomes the owner without asking whether the word changed",
                        List.of("SX-5", "SX-1"),
                        "A6",
                        new ClassPatch(
                                LOCK, "tryUpgrade", Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true))),
                SeededBug.compiled(
                        "sx-upgrade-crowded",
                        "a sharer becomes the owner although others share the lock",
                        List.of("SX-5"),
                        "A6",
                        new ClassPatch(LOCK, "tryUpgrade", Edit.replaceCallBy("SharedWord", "sharers", 1L))),
                SeededBug.compiled(
                        "sx-downgrade-keeps-sharers",
                        "an owner that becomes a sharer leaves those who wait to share asleep",
                        List.of("SX-6"),
                        "A6",
                        new ClassPatch(LOCK, "downgradeUnderChain", Edit.removeStatement(Target.call("wake")))),
                SeededBug.compiled(
                        "sx-spinner-cleared",
                        "the last sharer takes away the mark of one that spins: newcomers get in before it",
                        List.of("SX-7"),
                        "B8",
                        new ClassPatch(WORD, "released", Edit.replaceCallBy("SharedWord", "spinner", 0L))),
                SeededBug.compiled(
                        "sx-spinner-stays",
                        "who spun to own the lock goes to sleep and leaves the mark that it spins: newcomers spin for ever",
                        List.of("SX-2"),
                        "A6",
                        new ClassPatch(WORD, "awaited", Edit.alwaysJump(Target.condition()))),
                SeededBug.compiled(
                        "sx-newcomers-pass",
                        "newcomers share the lock though somebody waits to own it",
                        List.of("SX-7"),
                        "mutation",
                        new ClassPatch(WORD, "admits", Edit.replaceCallBy("SharedWord", "isBarred", false))),
                SeededBug.compiled(
                        "sx-nested-sharer-barred",
                        "a sharer waits behind one that waits for it",
                        List.of("SX-8"),
                        "A6",
                        new ClassPatch(
                                WORD,
                                "admits",
                                Edit.alwaysJump(Target.condition().occurrence(3, 3)))),
                mutated(
                        "sx-owned-by-all",
                        "everybody is told that they own the lock",
                        "SX-10",
                        "isOwned",
                        Edit.replaceCallBy("SharedWord", "isOwnedBy", true)),
                mutated(
                        "sx-foreign-unlock",
                        "a thread lets go what another owns",
                        "SX-10",
                        "exclusiveUnlockSlowly",
                        Edit.replaceCallBy("SharedWord", "isOwnedBy", true)),
                weakened("sx-share-relaxed", "the compare-and-set that shares the lock", "SX-1", "share", ACQUIRE),
                weakened(
                        "sx-slow-share-relaxed",
                        "the compare-and-set that shares the lock after waiting",
                        "SX-1",
                        "shareSlowly",
                        ACQUIRE),
                weakened(
                        "sx-try-share-relaxed",
                        "the compare-and-set of a try to share",
                        "SX-1",
                        "trySharedLock",
                        ACQUIRE),
                weakened("sx-relaxed", "the compare-and-set that takes the lock", "SX-1", "own", ACQUIRE),
                weakened(
                        "sx-slow-relaxed",
                        "the compare-and-set that takes the lock after waiting",
                        "SX-1",
                        "ownSlowly",
                        ACQUIRE),
                weakened(
                        "sx-try-relaxed",
                        "the compare-and-set of a try to own the lock",
                        "SX-1",
                        "tryExclusiveLock",
                        ACQUIRE),
                weakened(
                        "sx-claim-relaxed",
                        "the compare-and-set that takes the lock under the chain lock",
                        "SX-1",
                        "takeWithMarks",
                        ACQUIRE),
                weakened("sx-upgrade-relaxed", "the compare-and-set of an upgrade", "SX-5", "tryUpgrade", ACQUIRE),
                weakened(
                        "sx-share-unlock-relaxed",
                        "the compare-and-set of a sharer that is not the last",
                        "SX-1",
                        "leave",
                        RELEASE.occurrence(1, 3)),
                weakened(
                        "sx-last-share-unlock-relaxed",
                        "the compare-and-set of the last sharer",
                        "SX-1",
                        "leave",
                        RELEASE.occurrence(2, 3)),
                weakened(
                        "sx-waited-share-unlock-relaxed",
                        "the compare-and-set of the last sharer, who wakes others,",
                        "SX-1",
                        "leave",
                        RELEASE.occurrence(3, 3)),
                weakened("sx-unlock-relaxed", "the compare-and-set that lets go", "SX-1", "exclusiveUnlock", RELEASE),
                weakened(
                        "sx-waited-unlock-relaxed",
                        "the store that lets go of a lock with waiters",
                        "SX-1",
                        "exclusiveUnlockSlowly",
                        STORE),
                weakened("sx-downgrade-relaxed", "the compare-and-set of a downgrade", "SX-6", "downgrade", RELEASE),
                weakened(
                        "sx-waited-downgrade-relaxed",
                        "the store of a downgrade with waiters",
                        "SX-6",
                        "downgradeUnderChain",
                        STORE),
                SeededBug.inSource(
                        "sx-chain-kept",
                        "the last sharer finds others to have come, and keeps the lock of the chain",
                        List.of("SX-11"),
                        "mutation",
                        new SourcePatch(
                                SOURCE,
                                "            now = look();\n        }\n        chain.lock.unlock();",
                                "            now = look();\n        }")));
    }

    private static SeededBug mutated(String id, String title, String claim, String method, Edit edit) {
        return SeededBug.compiled(id, title, List.of(claim), "mutation", new ClassPatch(LOCK, method, edit));
    }

    private static SeededBug weakened(String id, String what, String claim, String method, Edit edit) {
        return SeededBug.compiled(
                id, what + " orders nothing", List.of(claim), "weakened access", new ClassPatch(LOCK, method, edit));
    }
}
