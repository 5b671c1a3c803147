package smpng.suites.explorer;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;

/** The explorer with a step of its algorithm left out, or turned round. */
public final class ExplorerBugs implements SeededBugs {
    private static final String GRAPH = "smpng.explorer.graph.";

    @Override
    public List<SeededBug> bugs() {
        return List.of(
                bug(
                        "ex-revisits-forgotten",
                        "a write never offers itself to a read that was there before it",
                        List.of("EX-1", "EX-2", "EX-3"),
                        "Revisits",
                        "offer",
                        Edit.removeCall("Alternatives", "push")),
                bug(
                        "ex-places-forgotten",
                        "a write always goes last in coherence",
                        List.of("EX-1", "EX-2"),
                        "Additions",
                        "write",
                        Edit.removeCall("Alternatives", "push")),
                bug(
                        "ex-bounds-by-prefix",
                        "reads bound each other by everything before them, as under sequential consistency",
                        List.of("EX-1", "EX-2"),
                        "Causality",
                        "bound(Lsmpng/explorer/graph/Graph;IIZ)I",
                        Edit.neverJump(Target.conditionOn("bounds").occurrence(1, 3))),
                bug(
                        "ex-sc-accepts-all",
                        "sc forbids nothing but what the choice of candidates forbids",
                        List.of("EX-1", "EX-2", "EX-6"),
                        "SequentialOrder",
                        "holds",
                        Edit.neverJump(Target.condition().occurrence(2, 6))),
                bug(
                        "ex-rc11-no-sc-axiom",
                        "rc11 without its axiom on sequentially consistent accesses",
                        List.of("EX-1", "EX-2"),
                        "ReleaseAcquire",
                        "holds",
                        Edit.alwaysJump(Target.conditionOn("strong"))),
                bug(
                        "ex-dependencies-ignored",
                        "where everything is to depend on what was read, nothing does",
                        List.of("EX-2"),
                        "Exploration",
                        "formula",
                        Edit.replaceCallBy("Settings", "allDependencies", false)),
                bug(
                        "ex-failure-ends-all",
                        "an execution is given up as soon as one of its threads fails",
                        List.of("EX-2"),
                        "Search",
                        "tellFailure",
                        Edit.alwaysJump(Target.conditionOn("finished"))),
                bug(
                        "ex-share-lost",
                        "what one worker splits off no other one gets",
                        List.of("EX-4"),
                        "Search",
                        "splitOff",
                        Edit.removeCall("Split", "offer")),
                bug(
                        "ex-never-woken",
                        "a deferred thread is not run again when what it waits for is written",
                        List.of("EX-1", "EX-2", "EX-5"),
                        "Additions",
                        "write",
                        Edit.removeCall("Search", "wake")));
    }

    private static SeededBug bug(String id, String title, List<String> claims, String type, String method, Edit edit) {
        return SeededBug.compiled(id, title, claims, "mutation", new ClassPatch(GRAPH + type, method, edit));
    }
}
