package smpng.suites.refcount;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;
import smpng.suites.harness.SourcePatch;

/** The reference count made wrong. */
public final class RefCountBugs implements SeededBugs {
    private static final String REF_COUNT = "smpng.primitives.RefCount";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "rc-early-last",
                        "the drop from two to one is told that it was the last",
                        List.of("RC-1", "RC-3"),
                        "mutation",
                        patch("release", Edit.replaceConstant(1, 2).occurrence(1, 2))),
                SeededBug.compiled(
                        "rc-drop-twice",
                        "a drop counts for two",
                        List.of("RC-2"),
                        "mutation",
                        patch("release", Edit.replaceConstant(-1, -2))),
                SeededBug.compiled(
                        "rc-lost-acquire",
                        "acquire does not notice that its compare-and-set failed",
                        List.of("RC-1", "RC-2"),
                        "mutation",
                        patch("acquire", Edit.neverJump(Target.conditionOn("weakCompareAndSetPlain")))),
                SeededBug.compiled(
                        "rc-lost-drop",
                        "releaseIfGreater does not notice that its compare-and-set failed",
                        List.of("RC-1", "RC-2"),
                        "mutation",
                        patch("releaseIfGreater", Edit.neverJump(Target.conditionOn("weakCompareAndSetRelease")))),
                SeededBug.compiled(
                        "rc-resurrect",
                        "a lookup takes a reference to an object that has none left",
                        List.of("RC-1", "RC-4"),
                        "A10",
                        patch(
                                "acquireIfNotZero",
                                Edit.alwaysJump(Target.conditionOn("getOpaque").occurrence(1, 3)))),
                SeededBug.compiled(
                        "rc-no-saturation",
                        "a drop below zero, or of a saturated count, counts on",
                        List.of("RC-5"),
                        "A10",
                        patch(
                                "release",
                                Edit.alwaysJump(
                                        Target.conditionOn("getAndAddRelease").occurrence(1, 2)))),
                SeededBug.compiled(
                        "rc-gt-any",
                        "releaseIfGreater drops whatever the bound is",
                        List.of("RC-6"),
                        "mutation",
                        patch(
                                "releaseIfGreater",
                                Edit.alwaysJump(Target.conditionOn("getOpaque").occurrence(2, 2)))),
                SeededBug.inSource(
                        "rc-hold-leak",
                        "a user of a hold leaves by a path that does not close it",
                        List.of("RC-7"),
                        "mutation",
                        new SourcePatch(
                                "stress/suites/src/main/java/smpng/suites/refcount/HoldClient.java",
                                "try (RefCount.Hold held = count.hold()) {",
                                "RefCount.Hold held = count.hold();\n        {")),
                SeededBug.compiled(
                        "rc-b2-no-release",
                        "a drop does not order what its holder wrote before it",
                        List.of("RC-3"),
                        "B2",
                        patch("release", Edit.replaceCall("VarHandle", "getAndAddRelease", "getAndAddAcquire"))),
                SeededBug.compiled(
                        "rc-b2-no-acquire",
                        "the last drop does not order the destruction after it",
                        List.of("RC-3"),
                        "B2",
                        patch("release", Edit.removeCall("VarHandle", "acquireFence"))),
                SeededBug.compiled(
                        "rc-if-last-no-acquire",
                        "the last drop, when it is a conditional one, does not order the destruction after it",
                        List.of("RC-3"),
                        "B2",
                        patch("releaseIfLast", Edit.removeCall("VarHandle", "acquireFence"))),
                SeededBug.compiled(
                        "rc-b3",
                        "a drop that is not the last is not a release",
                        List.of("RC-3"),
                        "B3",
                        patch(
                                "releaseIfGreater",
                                Edit.replaceCall("VarHandle", "weakCompareAndSetRelease", "weakCompareAndSetPlain"))));
    }

    private static ClassPatch patch(String method, Edit edit) {
        return new ClassPatch(REF_COUNT, method, edit);
    }
}
