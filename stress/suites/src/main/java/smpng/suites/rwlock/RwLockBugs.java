package smpng.suites.rwlock;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The reader-writer lock, made wrong. */
public final class RwLockBugs implements SeededBugs {
    private static final String LOCK = "smpng.primitives.RwLock";
    private static final String WORD = "smpng.primitives.SharedWord";
    private static final String SOURCE = "primitives/src/main/java/smpng/primitives/RwLock.java";

    private static final Edit ACQUIRE =
            Edit.replaceCall("VarHandle", "weakCompareAndSetAcquire", "weakCompareAndSetPlain");
    private static final Edit RELEASE =
            Edit.replaceCall("VarHandle", "weakCompareAndSetRelease", "weakCompareAndSetPlain");
    private static final Edit STORE = Edit.replaceCall("VarHandle", "setRelease", "setOpaque");

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "rw-write-exclusion",
                        "a writer that fails to take the word goes on as if it had it",
                        List.of("RW-1"),
                        "mutation",
                        new ClassPatch(LOCK, "writeLock", Edit.removeStatement(Target.call("writeLockSlowly")))),
                SeededBug.compiled(
                        "rw-read-exclusion",
                        "a reader that may not share the lock goes on as if it did",
                        List.of("RW-1"),
                        "mutation",
                        new ClassPatch(LOCK, "readLock", Edit.removeStatement(Target.call("readLockSlowly")))),
                SeededBug.compiled(
                        "rw-woken-writer-blind",
                        "a writer goes on because it was woken, and does not ask whether somebody else was faster",
                        List.of("RW-1"),
                        "B11",
                        new ClassPatch(
                                LOCK,
                                "writeLockSlowly",
                                Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true))),
                SeededBug.compiled(
                        "rw-no-second-look",
                        "the word is not read again under the chain lock: a reader waits for a lock that is free",
                        List.of("RW-2"),
                        "A7",
                        new ClassPatch(
                                LOCK,
                                "readLockSlowly",
                                Edit.removeStatement(Target.call("look").occurrence(2, 2)))),
                SeededBug.compiled(
                        "rw-no-third-look",
                        "a writer lets go by what it saw before it had the chain lock, over the mark of a writer that has come to wait",
                        List.of("RW-2"),
                        "A7",
                        new ClassPatch(
                                LOCK,
                                "writeUnlockSlowly",
                                Edit.removeStatement(Target.call("look").occurrence(3, 3)))),
                SeededBug.compiled(
                        "rw-waiters-ignored",
                        "the last reader leaves and wakes nobody",
                        List.of("RW-2"),
                        "A7",
                        new ClassPatch(LOCK, "leave", Edit.replaceCallBy("SharedWord", "hasWaiters", false))),
                SeededBug.compiled(
                        "rw-readers-unmarked",
                        "who wakes writers takes the mark of the readers away, who wait on",
                        List.of("RW-2"),
                        "B9",
                        new ClassPatch(WORD, "released", Edit.alwaysJump(Target.condition()))),
                SeededBug.compiled(
                        "rw-release-before-chain",
                        "a writer lets go before it has the chain lock",
                        List.of("RW-2"),
                        "A7",
                        new ClassPatch(
                                LOCK,
                                "writeUnlockSlowly",
                                Edit.moveBefore(Target.call("setRelease"), Target.call("SpinMutex.lock")))),
                SeededBug.compiled(
                        "rw-depth-lost",
                        "recursion is not counted",
                        List.of("RW-3"),
                        "mutation",
                        new ClassPatch(LOCK, "recurse", Edit.removeStatement(Target.write("RwLock.depth")))),
                SeededBug.compiled(
                        "rw-recursion-unnoticed",
                        "the writer of a lock that does not recurse takes it again",
                        List.of("RW-3"),
                        "mutation",
                        new ClassPatch(
                                LOCK, "writeLockSlowly", Edit.alwaysJump(Target.conditionOn("RwLock.recursive")))),
                SeededBug.compiled(
                        "rw-try-read-gives-up",
                        "a try to read fails because a writer waits",
                        List.of("RW-4"),
                        "mutation",
                        new ClassPatch(LOCK, "tryReadLock", Edit.replaceCall("SharedWord", "isShared", "isFree"))),
                SeededBug.compiled(
                        "rw-try-write-blind",
                        "a try to write that loses the race for a free word says it has it",
                        List.of("RW-1"),
                        "A3",
                        new ClassPatch(
                                LOCK,
                                "tryWriteLock",
                                Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true))),
                SeededBug.compiled(
                        "rw-upgrade-blind",
                        "a reader becomes the writer without asking whether the word changed",
                        List.of("RW-5", "RW-1"),
                        "A6",
                        new ClassPatch(
                                LOCK, "tryUpgrade", Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true))),
                SeededBug.compiled(
                        "rw-upgrade-crowded",
                        "a reader becomes the writer although others read",
                        List.of("RW-5"),
                        "A7",
                        new ClassPatch(LOCK, "tryUpgrade", Edit.replaceCallBy("SharedWord", "sharers", 1L))),
                SeededBug.compiled(
                        "rw-downgrade-keeps-readers",
                        "a writer that becomes a reader leaves those who wait to read asleep",
                        List.of("RW-6"),
                        "A7",
                        new ClassPatch(LOCK, "downgradeUnderChain", Edit.removeStatement(Target.call("wake")))),
                SeededBug.compiled(
                        "rw-not-disowned",
                        "a writer that becomes a reader stays the one to whom waiters lend",
                        List.of("RW-6", "RW-9"),
                        "A7",
                        new ClassPatch(LOCK, "downgradeUnderChain", Edit.removeStatement(Target.call("disown")))),
                SeededBug.compiled(
                        "rw-spinner-cleared",
                        "the last reader takes away the mark of a writer that spins: newcomers get in before it",
                        List.of("RW-7"),
                        "B8",
                        new ClassPatch(WORD, "released", Edit.replaceCallBy("SharedWord", "spinner", 0L))),
                SeededBug.compiled(
                        "rw-newcomers-pass",
                        "newcomers share the lock though a writer waits",
                        List.of("RW-7"),
                        "mutation",
                        new ClassPatch(WORD, "admits", Edit.replaceCallBy("SharedWord", "isBarred", false))),
                SeededBug.compiled(
                        "rw-nested-reader-barred",
                        "a reader that has the lock waits behind the writer that waits for it",
                        List.of("RW-8"),
                        "A6",
                        new ClassPatch(
                                WORD,
                                "admits",
                                Edit.alwaysJump(Target.condition().occurrence(3, 3)))),
                SeededBug.compiled(
                        "rw-not-claimed",
                        "a writer that takes the lock while others wait is lent nothing by them",
                        List.of("RW-9"),
                        "A7",
                        new ClassPatch(LOCK, "takeUnderChain", Edit.removeStatement(Target.call("claim")))),
                SeededBug.compiled(
                        "rw-owned-by-all",
                        "everybody is told that they have the lock to write",
                        List.of("RW-10"),
                        "mutation",
                        new ClassPatch(LOCK, "isWriteOwned", Edit.replaceCallBy("SharedWord", "isOwnedBy", true))),
                SeededBug.compiled(
                        "rw-foreign-unlock",
                        "a thread lets go what another writes under",
                        List.of("RW-10"),
                        "mutation",
                        new ClassPatch(LOCK, "writeUnlockSlowly", Edit.replaceCallBy("SharedWord", "isOwnedBy", true))),
                weakened(
                        "rw-read-relaxed",
                        "the compare-and-set that shares the lock orders nothing after it",
                        "RW-1",
                        "readLock",
                        ACQUIRE),
                weakened(
                        "rw-slow-read-relaxed",
                        "the compare-and-set that shares the lock after waiting orders nothing after it",
                        "RW-1",
                        "readLockSlowly",
                        ACQUIRE),
                weakened(
                        "rw-try-read-relaxed",
                        "the compare-and-set of a try to read orders nothing after it",
                        "RW-1",
                        "tryReadLock",
                        ACQUIRE),
                weakened(
                        "rw-write-relaxed",
                        "the compare-and-set that takes the lock orders nothing after it",
                        "RW-1",
                        "writeLock",
                        ACQUIRE),
                weakened(
                        "rw-slow-write-relaxed",
                        "the compare-and-set that takes the lock after waiting orders nothing after it",
                        "RW-1",
                        "writeLockSlowly",
                        ACQUIRE),
                weakened(
                        "rw-try-write-relaxed",
                        "the compare-and-set of a try to write orders nothing after it",
                        "RW-1",
                        "tryWriteLock",
                        ACQUIRE),
                weakened(
                        "rw-claim-relaxed",
                        "the compare-and-set that takes the lock under the chain lock orders nothing after it",
                        "RW-1",
                        "takeUnderChain",
                        ACQUIRE),
                weakened(
                        "rw-upgrade-relaxed",
                        "the compare-and-set of an upgrade orders nothing after it",
                        "RW-5",
                        "tryUpgrade",
                        ACQUIRE),
                weakened(
                        "rw-waited-upgrade-relaxed",
                        "the compare-and-set of an upgrade with waiters orders nothing after it, as in FreeBSD",
                        "RW-5",
                        "upgradeUnderChain",
                        ACQUIRE),
                weakened(
                        "rw-read-unlock-relaxed",
                        "a reader that is not the last leaves and orders nothing before that",
                        "RW-1",
                        "leave",
                        RELEASE.occurrence(1, 3)),
                weakened(
                        "rw-last-read-unlock-relaxed",
                        "the last reader leaves and orders nothing before that",
                        "RW-1",
                        "leave",
                        RELEASE.occurrence(2, 3)),
                weakened(
                        "rw-waited-read-unlock-relaxed",
                        "the last reader leaves, wakes who waits, and orders nothing before that",
                        "RW-1",
                        "leave",
                        RELEASE.occurrence(3, 3)),
                weakened(
                        "rw-write-unlock-relaxed",
                        "the compare-and-set that lets go orders nothing before it",
                        "RW-1",
                        "writeUnlock",
                        RELEASE),
                weakened(
                        "rw-waited-write-unlock-relaxed",
                        "the store that lets go of a lock with waiters orders nothing before it",
                        "RW-1",
                        "writeUnlockSlowly",
                        STORE),
                weakened(
                        "rw-downgrade-relaxed",
                        "the compare-and-set of a downgrade orders nothing before it",
                        "RW-6",
                        "downgrade",
                        RELEASE),
                weakened(
                        "rw-waited-downgrade-relaxed",
                        "the store of a downgrade with waiters orders nothing before it",
                        "RW-6",
                        "downgradeUnderChain",
                        STORE),
                SeededBug.inSource(
                        "rw-chain-kept",
                        "the last reader finds others to have come, and keeps the lock of the chain",
                        List.of("RW-11"),
                        "mutation",
                        new SourcePatch(
                                SOURCE,
                                "            now = look();\n        }\n        chain.lock.unlock();",
                                "            now = look();\n        }")));
    }

    private static SeededBug weakened(String id, String title, String claim, String method, Edit edit) {
        return SeededBug.compiled(id, title, List.of(claim), "weakened access", new ClassPatch(LOCK, method, edit));
    }
}
