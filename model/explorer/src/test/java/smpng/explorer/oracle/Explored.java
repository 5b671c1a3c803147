package smpng.explorer.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.View;
import smpng.explorer.program.Interpreted;

/** The complete executions that the explorer finds, in the order it finds them. */
final class Explored {
    private Explored() {}

    static List<String> graphs(Program program, Exploration.Settings settings) {
        Locations locations = new Locations();
        List<String> graphs = new ArrayList<>();
        Exploration.Result result = Exploration.run(
                Interpreted.of(program, locations), locations, settings, view -> graphs.add(text(view)));
        if (!result.isExhaustive() || result.complete() != graphs.size()) {
            throw new AssertionError("not explored to the end: " + result);
        }
        return graphs;
    }

    /** An execution as a graph's text. */
    static String text(View view) {
        Map<Step.Id, String> names = new HashMap<>();
        for (int t = 0; t < view.threads(); t++) {
            int access = 0;
            for (Step step : view.steps(t)) {
                if (isAccess(step)) {
                    names.put(new Step.Id(t, step.index()), Graphs.name(t, access++));
                }
            }
        }
        Graphs graph = new Graphs();
        for (int t = 0; t < view.threads(); t++) {
            for (Step step : view.steps(t)) {
                if (isAccess(step)) {
                    boolean reads = step.kind() != Step.Kind.WRITE;
                    boolean writes = step.kind() == Step.Kind.WRITE || step.kind() == Step.Kind.UPDATE;
                    graph.access(
                            t,
                            step.location(),
                            reads ? Optional.of(step.source().map(names::get).orElse("init")) : Optional.empty(),
                            writes ? Optional.of(step.place()) : Optional.empty(),
                            step.written());
                }
            }
        }
        return graph.text();
    }

    private static boolean isAccess(Step step) {
        return switch (step.kind()) {
            case READ, WRITE, UPDATE, FAILED_UPDATE -> true;
            default -> false;
        };
    }
}
