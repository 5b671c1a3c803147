package smpng.explorer.linearizability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Divergence;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.Threads;
import smpng.explorer.graph.View;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.Variables;
import smpng.explorer.guest.World;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;
import smpng.explorer.report.Account;
import smpng.explorer.report.ExecutionText;
import smpng.explorer.report.Named;
import smpng.explorer.report.Narrator;
import smpng.explorer.report.Seen;
import smpng.explorer.report.SourceFiles;
import smpng.explorer.report.Words;

/** Explores every scenario of a class of operations, and asks of each execution whether a sequential order explains it. */
public final class LinearizabilityExploration {
    private final ClassPath path;
    private final Operations operations;
    private final String specification;
    private final Bounds bounds;
    private final List<Path> sourcePath;

    /**
     * Explores a class.
     *
     * @param specification the class that says what operations return one after another; may be the class itself
     * @param sourcePath folders and archives of sources; looked for on the class path too
     */
    public LinearizabilityExploration(
            ClassPath path, Operations operations, String specification, Bounds bounds, List<Path> sourcePath) {
        this.path = path;
        this.operations = operations;
        this.specification = specification;
        this.bounds = bounds;
        this.sourcePath = List.copyOf(sourcePath);
    }

    /**
     * Explores it on a machine.
     *
     * @throws MalformedInput if the specification cannot be used
     */
    public LinearizabilityFindings on(Exploration.Settings settings) throws MalformedInput {
        try (URLClassLoader loader = path.loader()) {
            return explored(loader, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LinearizabilityFindings explored(ClassLoader loader, Exploration.Settings settings) throws MalformedInput {
        Specification sequential = new Specification(specification(loader), operations);
        Machine machine = new Machine(loader, settings, sequential);
        List<Scenario> scenarios = new Scenarios(operations, bounds).all();
        String reason = scenarios.isEmpty() ? "no scenario is possible" : "";
        for (Scenario scenario : scenarios) {
            Watch watch = machine.explore(scenario);
            if (watch.failure != null) {
                return machine.findings(Optional.of(machine.smallest(scenario, watch.failure)), "");
            }
            reason = reason.isEmpty() ? watch.reason : reason;
        }
        return machine.findings(Optional.empty(), reason);
    }

    /** A machine that scenarios are explored on, one after another. */
    private final class Machine {
        private final Exploration.Settings settings;
        private final Specification sequential;
        private final World world;
        private final ExecutionText.Names names;
        private final SourceFiles sources;
        private long executions;
        private int scenarios;

        Machine(ClassLoader loader, Exploration.Settings settings, Specification sequential) {
            this.settings = settings;
            this.sequential = sequential;
            Identities identities = new Identities(new Locations());
            this.world = new World(World.Options.of(loader), identities);
            this.names = new Named(new Variables(identities, loader), Words.present());
            this.sources = new SourceFiles(sourcePath, loader);
        }

        Watch explore(Scenario scenario) {
            Watch watch = new Watch(scenario, sequential.explained(scenario));
            scenarios++;
            try {
                ScenarioProgram program = new ScenarioProgram(world, operations, scenario);
                watch.watches(program);
                Threads threads = program.threads();
                Exploration.Result result = Exploration.run(threads, world.locations(), settings, watch);
                executions += result.complete();
                watch.ends(result);
                watch.told(seen -> new Narrator(
                                world, program.names(names), settings, List.of(settings.machine()), sources)
                        .tell(threads, seen));
            } catch (NotModelled | LinkageError | ReflectiveOperationException e) {
                watch.reason = String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                watch.reason = "no object can be made: " + e;
            }
            return watch;
        }

        /** The failure of a scenario with as few operations as can be found by leaving them out one by one. */
        LinearizabilityFindings.Failure smallest(Scenario scenario, LinearizabilityFindings.Failure failure) {
            for (Scenario smaller : scenario.smaller()) {
                LinearizabilityFindings.Failure its = explore(smaller).failure;
                if (its != null) {
                    return smallest(smaller, its);
                }
            }
            return failure;
        }

        LinearizabilityFindings findings(Optional<LinearizabilityFindings.Failure> failure, String reason) {
            return new LinearizabilityFindings(settings.machine(), scenarios, executions, failure, reason);
        }
    }

    private Class<?> specification(ClassLoader loader) throws MalformedInput {
        try {
            return Class.forName(specification, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new MalformedInput("the specification cannot be loaded", specification, "put it on the class path");
        }
    }

    /** An execution that no sequential order explains. */
    private record Wrong(List<String> results, String what, Seen execution) {}

    /** Looks at each execution of a scenario. */
    private static final class Watch implements Observer {
        private final Scenario scenario;
        private final Set<List<String>> explained;
        private final Map<List<String>, Boolean> known = new HashMap<>();
        private @Nullable ScenarioProgram program;
        private @Nullable Wrong wrong;
        LinearizabilityFindings.@Nullable Failure failure;
        /** Why the scenario is undecided; empty if it is not. */
        String reason = "";

        Watch(Scenario scenario, Set<List<String>> explained) {
            this.scenario = scenario;
            this.explained = explained;
        }

        void watches(ScenarioProgram its) {
            program = its;
        }

        void ends(Exploration.Result result) {
            if (reason.isEmpty() && wrong == null) {
                if (!result.isExhaustive()) {
                    reason = "not every execution of " + scenario + " was explored";
                } else if (result.complete() == 0) {
                    reason = "no execution of " + scenario + " completed";
                }
            }
        }

        @Override
        public void complete(View end) {
            ScenarioProgram its = program;
            if (wrong == null && its != null) {
                List<String> results = its.results(end);
                if (!known.computeIfAbsent(results, explained::contains)) {
                    fails(results, "no sequential order of these operations returns this", end);
                }
            }
        }

        @Override
        public void blocked(View end) {
            if (wrong == null && end.hangs()) {
                fails(List.of(), "threads wait for ever", end);
            }
        }

        @Override
        public boolean failed(View end, int thread, Throwable thrown) {
            if (thrown instanceof NotModelled || thrown instanceof Divergence || thrown instanceof LinkageError) {
                reason = String.valueOf(thrown.getMessage());
            } else if (wrong == null) {
                fails(List.of(), "T" + thread + " throws " + thrown, end);
            }
            return false;
        }

        private void fails(List<String> results, String what, View end) {
            wrong = new Wrong(results, what, Seen.of(end));
        }

        /** Has the failure told, if there is one. */
        void told(Function<Seen, Account> narrator) {
            Wrong its = wrong;
            if (its != null) {
                Account account = narrator.apply(its.execution());
                failure = new LinearizabilityFindings.Failure(scenario, its.results(), its.what(), account);
            }
        }
    }
}
