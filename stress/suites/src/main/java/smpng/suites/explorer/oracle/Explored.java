package smpng.suites.explorer.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.Threads;
import smpng.explorer.graph.View;
import smpng.explorer.program.Interpreted;
import smpng.explorer.program.ThreadFailure;

/** The complete executions that the explorer finds. */
public final class Explored {
    private Explored() {}

    /** How an exploration is run. */
    public interface Run {
        Exploration.Result run(Threads threads, Locations locations, Observer observer);
    }

    public static List<String> graphs(Program program, Exploration.Settings settings) {
        Locations locations = new Locations();
        return graphs(
                Interpreted.of(program, locations),
                locations,
                (threads, l, observer) -> Exploration.run(threads, l, settings, observer));
    }

    public static List<String> graphs(Threads threads, Locations locations, Run run) {
        List<String> graphs = Collections.synchronizedList(new ArrayList<>());
        Exploration.Result result = run.run(threads, locations, new Observer() {
            @Override
            public void complete(View end) {
                graphs.add(text(end));
            }

            @Override
            public boolean failed(View end, int thread, Throwable thrown) {
                return thrown instanceof ThreadFailure;
            }
        });
        if (!result.isExhaustive() || result.complete() != graphs.size()) {
            throw new AssertionError("not explored to the end: " + result);
        }
        return graphs;
    }

    /** With several workers. */
    public static List<String> graphs(Program program, Exploration.Settings settings, int jobs) {
        Locations all = new Locations();
        Interpreted interpreted = Interpreted.of(program, all);
        return graphs(interpreted, all, (threads, locations, observer) -> {
            try {
                return Exploration.run(() -> new Exploration.Subject(threads, observer), jobs, locations, settings);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** An execution as a graph's text. */
    public static String text(View view) {
        Map<Step.Id, String> names = new HashMap<>();
        for (int t = 0; t < view.threads(); t++) {
            int access = 0;
            for (Step step : view.steps(t)) {
                if (isAccess(step)) {
                    names.put(new Step.Id(t, step.index()), Graphs.name(t, access++));
                }
            }
        }
        Graphs graph = new Graphs(view.threads());
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
