package smpng.suites.models;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;

/** The models with a clause taken out, or turned round. */
public final class ModelBugs implements SeededBugs {
    private static final String MODEL = "smpng.memory.model.";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "mm-sc-unordered",
                        "sc without its order: only locations are coherent",
                        List.of("MM-1", "MM-2"),
                        "clause",
                        patch("Sc", "lambda$over$0", Edit.replaceCallBy("Judge", "acyclic", true))),
                SeededBug.compiled(
                        "mm-armv8-no-release",
                        "armv8 without the clause of release stores",
                        List.of("MM-1", "MM-5"),
                        "clause",
                        patch(
                                "Armv8",
                                "over",
                                Edit.replaceCall("EventSet", "and", "minus").occurrence(3, 3))),
                SeededBug.compiled(
                        "mm-mfence-frees",
                        "x86's MFENCE takes order away",
                        List.of("MM-1", "MM-3"),
                        "clause",
                        patch(
                                "X86Tso",
                                "over",
                                Edit.replaceCall("Relation", "or", "minus").occurrence(4, 4))),
                SeededBug.compiled(
                        "mm-ia64-first-processor",
                        "ia64's first processor sees the writes of a location in any order",
                        List.of("MM-4"),
                        "clause",
                        patch("Ia64$Visibilities", "writtenBefore", Edit.replaceConstant(0, 1))),
                SeededBug.compiled(
                        "mm-no-barrier-before-release",
                        "atomic(9)'s release operations have no barrier before them",
                        List.of("MM-5"),
                        "clause",
                        new ClassPatch("smpng.memory.mapping.FreeBsd", "composed", Edit.removeCall("List", "add"))));
    }

    private static ClassPatch patch(String model, String method, Edit edit) {
        return new ClassPatch(MODEL + model, method, edit);
    }
}
