package smpng.suites.litmus;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;

/** The readers with a check taken out. */
public final class LitmusBugs implements SeededBugs {
    @Override
    public List<SeededBug> bugs() {
        return List.of(
                SeededBug.compiled(
                        "lt-thread-unchecked",
                        "the reader takes any word for a thread's number",
                        List.of("LT-1"),
                        "mutation",
                        new ClassPatch(
                                "smpng.litmus.read.InitialReader",
                                "thread",
                                Edit.neverJump(Target.conditionOn("matches")))),
                SeededBug.compiled(
                        "lt-operands-uncounted",
                        "the reader does not count an instruction's operands",
                        List.of("LT-1"),
                        "mutation",
                        new ClassPatch(
                                "smpng.litmus.read.Cell",
                                "operands(I)Ljava/util/List;",
                                Edit.alwaysJump(Target.conditionOn("size")))),
                SeededBug.compiled(
                        "lt-cat-name-unchecked",
                        "a model may use a name that nothing defines",
                        List.of("LT-2"),
                        "mutation",
                        new ClassPatch(
                                "smpng.litmus.cat.Expressions", "name", Edit.alwaysJump(Target.conditionOn("has")))));
    }
}
