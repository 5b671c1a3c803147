package smpng.explorer.jcstress;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.Threads;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.Variables;
import smpng.explorer.guest.World;
import smpng.explorer.input.ClassPath;
import smpng.explorer.report.Narrator;
import smpng.explorer.report.SourceFiles;
import smpng.explorer.report.Words;

/** Looks for an execution of a test that ends in a certain way, and runs one again. */
public final class WitnessSearch {
    private final ClassPath path;
    private final StressTest test;
    private final List<Path> sourcePath;
    private final List<String> machines;

    /** Of a test. */
    public WitnessSearch(ClassPath path, StressTest test) {
        this(path, test, List.of(), List.of());
    }

    /**
     * Of a test.
     *
     * @param sourcePath folders and archives of sources; looked for on the class path too
     * @param machines on which no such execution should be possible: what is told of repairs holds on all of these; the
     *     execution's own if empty
     */
    public WitnessSearch(ClassPath path, StressTest test, List<Path> sourcePath, List<String> machines) {
        this.path = path;
        this.test = test;
        this.sourcePath = List.copyOf(sourcePath);
        this.machines = List.copyOf(machines);
    }

    /**
     * The shortest execution, of those within the settings, whose outcome or incident is wanted.
     *
     * @throws Exception if the test's state cannot be made
     */
    public Optional<Witness> find(String machine, ExplorationSettings settings, Predicate<String> wanted)
            throws Exception {
        boolean strong = StressExploration.DEPENDENCIES.contains(machine);
        try (URLClassLoader loader = path.loader()) {
            Ready ready = new Ready(loader, wanted, exact(machine, settings, strong), settings.tearing());
            Exploration.run(ready.threads, ready.locations, ready.settings, ready.witnesses);
            return ready.best(strong);
        }
    }

    /**
     * Runs an execution again as it was; empty if it cannot be, or does not end.
     *
     * @param strong as in {@link Witness#strong()}
     * @throws Exception if the test's state cannot be made
     */
    public Optional<Witness> again(String machine, ExplorationSettings settings, boolean strong, List<List<Step>> steps)
            throws Exception {
        try (URLClassLoader loader = path.loader()) {
            Ready ready = new Ready(loader, any -> true, exact(machine, settings, strong), settings.tearing());
            Exploration.retrace(ready.threads, ready.locations, ready.settings, steps, ready.witnesses);
            return ready.best(strong);
        }
    }

    /**
     * Of executions that fail, and that a machine allows only if no access depends on an earlier read but by address: one that it
     * allows with all the dependencies that there can be, else one with what it hangs on; empty if there are none within the
     * settings.
     *
     * @throws Exception if the test's state cannot be made
     */
    public Optional<Hangs> hanging(String machine, ExplorationSettings settings) throws Exception {
        try (URLClassLoader loader = path.loader()) {
            Ready ready = new Ready(loader, any -> true, exact(machine, settings, false), settings.tearing());
            HangingSearch search = new HangingSearch(test, ready.program::outcome, ready.narrator::isPossible);
            try {
                Exploration.run(ready.threads, ready.locations, ready.settings, search);
            } catch (Outcomes.Enough enough) {
                // it need not go on
            }
            return search.best()
                    .map(best -> new Hangs(best.what(), ready.narrator.hanging(ready.threads, best.execution())));
        }
    }

    private static Exploration.Settings exact(String machine, ExplorationSettings settings, boolean strong) {
        Exploration.Settings exact = settings.on(machine);
        return strong ? exact.assumingAllDependencies() : exact;
    }

    /** A test in a world of its own, and who watches it. */
    private final class Ready {
        private final Locations locations = new Locations();
        private final Exploration.Settings settings;
        private final StressProgram program;
        private final Threads threads;
        private final Witnesses witnesses;
        private final Narrator narrator;
        private final World world;

        Ready(URLClassLoader loader, Predicate<String> wanted, Exploration.Settings settings, boolean tearing)
                throws Exception {
            this.settings = settings;
            Identities identities = new Identities(locations, tearing);
            world = new World(World.Options.of(loader), identities);
            program = new StressProgram(world, test);
            threads = program.threads(0);
            witnesses = new Witnesses(test, program::outcome, wanted);
            narrator = new Narrator(
                    world,
                    new StressNames(test, new Variables(identities, loader), Words.present()),
                    settings,
                    machines.isEmpty() ? List.of(settings.machine()) : machines,
                    new SourceFiles(sourcePath, loader));
        }

        Optional<Witness> best(boolean strong) {
            return witnesses
                    .best()
                    .map(best -> new Witness(
                            best.what(),
                            strong,
                            machines,
                            best.execution().steps(),
                            narrator.tell(threads, best.execution()),
                            narrator.exports(best.execution()),
                            world.classes()));
        }
    }
}
