package smpng.explorer.jcstress;

import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Step;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.Variables;
import smpng.explorer.guest.World;
import smpng.explorer.input.ClassPath;

/** Looks for an execution of a test that ends in a certain way, and runs one again. */
public final class WitnessSearch {
    private final ClassPath path;
    private final StressTest test;

    /** Of a test. */
    public WitnessSearch(ClassPath path, StressTest test) {
        this.path = path;
        this.test = test;
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
            Ready ready = new Ready(loader, wanted, strong);
            Exploration.run(
                    ready.program.threads(0), ready.locations, exact(machine, settings, strong), ready.witnesses);
            return ready.witnesses.best();
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
            Ready ready = new Ready(loader, any -> true, strong);
            Exploration.retrace(
                    ready.program.threads(0),
                    ready.locations,
                    exact(machine, settings, strong),
                    steps,
                    ready.witnesses);
            return ready.witnesses.best();
        }
    }

    private static Exploration.Settings exact(String machine, ExplorationSettings settings, boolean strong) {
        Exploration.Settings exact = settings.on(machine);
        return strong ? exact.assumingAllDependencies() : exact;
    }

    /** A test in a world of its own, and who watches it. */
    private final class Ready {
        private final Locations locations = new Locations();
        private final StressProgram program;
        private final Witnesses witnesses;

        Ready(URLClassLoader loader, Predicate<String> wanted, boolean strong) throws Exception {
            Identities identities = new Identities(locations);
            program = new StressProgram(new World(World.Options.of(loader), identities), test);
            StressNames names = new StressNames(test, new Variables(identities, loader));
            witnesses = new Witnesses(test, program::outcome, wanted, names, strong);
        }
    }
}
