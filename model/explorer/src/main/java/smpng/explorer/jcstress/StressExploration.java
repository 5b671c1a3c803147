package smpng.explorer.jcstress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.World;
import smpng.explorer.input.ClassPath;

/** Explores one test. */
public final class StressExploration {
    /** Machines on which what a value was computed from can order accesses. */
    static final Set<String> DEPENDENCIES = Set.of("sparc-rmo", "alpha", "ia64", "power", "armv7", "armv8", "riscv");

    /** In the refusal of a thread that an actor starts. */
    private static final String MORE_THREADS = "allow for more threads";

    /** Each thread that there may be costs something, and few tests start any. */
    private static final int FEW = 8;

    private final ClassPath path;
    private final StressTest test;

    public StressExploration(ClassPath path, StressTest test) {
        this.path = path;
        this.test = test;
    }

    /** Explores it on a machine. */
    public Findings on(String machine, ExplorationSettings settings) {
        try (URLClassLoader loader = path.loader()) {
            Findings found = explored(loader, machine, settings, 0);
            return found.reason().contains(MORE_THREADS) ? explored(loader, machine, settings, FEW) : found;
        } catch (NotModelled | LinkageError | ReflectiveOperationException e) {
            return refused(machine, Outcomes.reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return refused(machine, "the state cannot be made: " + e);
        }
    }

    private Findings explored(ClassLoader loader, String machine, ExplorationSettings settings, int more)
            throws Exception {
        Exploration.Settings exact =
                Exploration.Settings.of(machine)
                        .mapping(settings.mapping())
                        .executions(settings.maxExecutions())
                        .eventsAThread(settings.maxSteps());
        if (!DEPENDENCIES.contains(machine)) {
            return new Pass(loader, machine, more).findings(exact);
        }
        Findings strong = new Pass(loader, machine, more).findings(exact.assumingAllDependencies());
        Findings weak = new Pass(loader, machine, more).findings(exact);
        return strong.orDependent(weak);
    }

    /** One exploration, in a world of its own. */
    private final class Pass {
        private final String machine;
        private final int more;
        private final Locations locations = new Locations();
        private final StressProgram program;
        private final Outcomes outcomes;

        Pass(ClassLoader loader, String machine, int more) throws Exception {
            this.more = more;
            this.machine = machine;
            this.program = new StressProgram(new World(World.Options.of(loader), new Identities(locations)), test);
            this.outcomes = new Outcomes(test, program::outcome);
        }

        Findings findings(Exploration.Settings settings) throws Exception {
            Exploration.Result result = Exploration.run(program.threads(more), locations, settings, outcomes);
            if (outcomes.refusal().isPresent()) {
                return refused(machine, outcomes.refusal().get());
            }
            SortedMap<String, Long> found = new TreeMap<>(outcomes.outcomes());
            List<String> all = new ArrayList<>();
            if (test.isTermination() && Staleness.isPossibleOn(machine) && !found.containsKey(StressTest.STALE)) {
                Exploration.run(
                        program.actor(),
                        locations,
                        settings,
                        outcomes.staleness().alone());
                if (outcomes.staleness().isPossible()) {
                    found.put(StressTest.STALE, 1L);
                    all.add("a plain read that is repeated need not be read again");
                }
            }
            Findings.Completion completion = !result.exhausted()
                    ? Findings.Completion.STOPPED
                    : result.isExhaustive() ? Findings.Completion.COMPLETE : Findings.Completion.WITHIN_BOUNDS;
            return new Findings(
                    machine,
                    found,
                    new TreeMap<>(outcomes.incidents()),
                    new TreeMap<>(),
                    result.complete(),
                    result.blocked(),
                    completion,
                    result.exhausted() ? "" : "stopped after " + settings.maxExecutions() + " executions",
                    all);
        }
    }

    private static Findings refused(String machine, String reason) {
        return new Findings(
                machine,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                0,
                0,
                Findings.Completion.REFUSED,
                reason,
                List.of());
    }
}
