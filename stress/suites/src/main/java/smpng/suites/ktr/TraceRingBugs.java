package smpng.suites.ktr;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The trace ring made wrong. */
public final class TraceRingBugs implements SeededBugs {
    private static final String RING = "smpng.primitives.TraceRing";
    private static final String MUTATION = "mutation";
    private static final String A21 = "A21";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "ktr-not-marked",
                        "an entry is filled without a mark that it is being written",
                        List.of("KTR-1"),
                        A21,
                        patch("claim", Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true))),
                SeededBug.compiled(
                        "ktr-marked-too-early",
                        "an entry is marked as written before it is filled",
                        List.of("KTR-1"),
                        A21,
                        patch(
                                "record",
                                Edit.moveBefore(
                                        Target.call("setRelease"),
                                        Target.call("setOpaque").occurrence(1, 3)))),
                SeededBug.compiled(
                        "ktr-no-second-look",
                        "the reader does not look at the mark again",
                        List.of("KTR-1"),
                        A21,
                        patch("read", Edit.alwaysJump(Target.conditionOn("getOpaque")))),
                SeededBug.compiled(
                        "ktr-reserve-unnoticed",
                        "reserving is a read and a write: that another took the number in between is not noticed",
                        List.of("KTR-2"),
                        A21,
                        patch("reserve", Edit.neverJump(Target.conditionOn("weakCompareAndSetPlain")))),
                SeededBug.compiled(
                        "ktr-claim-unnoticed",
                        "a writer does not notice that another one claimed the slot first",
                        List.of("KTR-1", "KTR-3"),
                        MUTATION,
                        patch("claim", Edit.neverJump(Target.conditionOn("weakCompareAndSetAcquire")))),
                SeededBug.compiled(
                        "ktr-claim-in-use",
                        "a writer that laps another one writes to the slot at the same time",
                        List.of("KTR-1", "KTR-6"),
                        A21,
                        patch("claim", Edit.alwaysJump(Target.conditionOn("isBeingWritten")))),
                SeededBug.compiled(
                        "ktr-claim-newer",
                        "a writer that was lapped overwrites the later entry",
                        List.of("KTR-3"),
                        MUTATION,
                        patch("claim", Edit.alwaysJump(Target.condition().occurrence(2, 3)))),
                SeededBug.compiled(
                        "ktr-index-mask",
                        "the number is masked by the size, not by the size less one",
                        List.of("KTR-3"),
                        MUTATION,
                        patch("slotOf", Edit.replaceConstant(1, 0))),
                SeededBug.compiled(
                        "ktr-lost-uncounted",
                        "an entry that is lost is not counted",
                        List.of("KTR-4"),
                        MUTATION,
                        patch("record", Edit.removeCall("TraceRing", "countLost"))),
                SeededBug.compiled(
                        "ktr-count-unnoticed",
                        "one that counts a loss does not notice that another one did so first",
                        List.of("KTR-4"),
                        MUTATION,
                        patch("countLost", Edit.neverJump(Target.conditionOn("weakCompareAndSetPlain")))),
                SeededBug.compiled(
                        "ktr-mask-ignored",
                        "classes that are off are traced",
                        List.of("KTR-5"),
                        MUTATION,
                        patch("trace", Edit.alwaysJump(Target.conditionOn("getOpaque")))),
                SeededBug.compiled(
                        "ktr-change-unnoticed",
                        "a change of the mask does not notice that it failed",
                        List.of("KTR-5"),
                        MUTATION,
                        patch("change", Edit.neverJump(Target.conditionOn("weakCompareAndSetPlain")))),
                SeededBug.inSource(
                        "ktr-null",
                        "the reader of a torn entry gets null",
                        List.of("KTR-7"),
                        MUTATION,
                        new SourcePatch(
                                "primitives/src/main/java/smpng/primitives/TraceRing.java",
                                "return TraceEntry.flagged(TraceEntry.State.TORN, number);",
                                "return null;")),
                SeededBug.compiled(
                        "ktr-no-acquire-fence",
                        "the reader's second look is not kept after the words",
                        List.of("KTR-1"),
                        MUTATION,
                        patch("read", Edit.removeCall("VarHandle", "acquireFence"))),
                SeededBug.compiled(
                        "ktr-read-no-acquire",
                        "the reader's first look is not kept before the words",
                        List.of("KTR-1"),
                        MUTATION,
                        patch("read", Edit.replaceCall("VarHandle", "getAcquire", "getOpaque"))),
                SeededBug.compiled(
                        "ktr-no-release-fence",
                        "the words are not kept after the mark that they are being written",
                        List.of("KTR-1"),
                        MUTATION,
                        patch("record", Edit.removeCall("VarHandle", "releaseFence"))),
                SeededBug.compiled(
                        "ktr-mark-no-release",
                        "the words are not kept before the mark that they are written",
                        List.of("KTR-1"),
                        MUTATION,
                        patch("record", Edit.replaceCall("VarHandle", "setRelease", "setOpaque"))),
                SeededBug.compiled(
                        "ktr-claim-no-acquire",
                        "the words are not kept after those of the entry before",
                        List.of("KTR-1"),
                        MUTATION,
                        patch(
                                "claim",
                                Edit.replaceCall("VarHandle", "weakCompareAndSetAcquire", "weakCompareAndSetPlain"))));
    }

    private static ClassPatch patch(String method, Edit edit) {
        return new ClassPatch(RING, method, edit);
    }
}
