package smpng.explorer.jcstress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** True if a machine lets a write pass a read before it, which is not explored: load buffering. */
    public static boolean leavesOutLoadBuffering(String machine) {
        return DEPENDENCIES.contains(machine);
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(machine, "interrupted");
        } catch (Exception e) {
            return refused(machine, "the state cannot be made: " + e);
        }
    }

    private Findings explored(ClassLoader loader, String machine, ExplorationSettings settings, int more)
            throws Exception {
        Exploration.Settings exact = settings.on(machine);
        if (!DEPENDENCIES.contains(machine)) {
            return new Pass(loader, exact, settings, more).findings();
        }
        Findings strong = new Pass(loader, exact.assumingAllDependencies(), settings, more).findings();
        if (settings.untilFailure() && fails(strong)) {
            return strong;
        }
        Findings weak = new Pass(loader, exact, settings, more).findings();
        return settings.untilFailure() && fails(weak) ? strong.withDependent(weak) : strong.orDependent(weak);
    }

    private boolean fails(Findings found) {
        return !new Grading(test, List.of(found)).errors().isEmpty();
    }

    /** What one worker has: a world of its own, and what it found. */
    private record Worker(StressProgram program, Outcomes outcomes) {}

    /** One exploration. */
    private final class Pass {
        private final Exploration.Settings settings;
        private final int more;
        private final Locations locations = new Locations();
        private final List<Worker> workers = new ArrayList<>();

        /**
         * Makes the workers' worlds.
         *
         * @param more how many threads the test may start
         */
        Pass(ClassLoader loader, Exploration.Settings settings, ExplorationSettings asked, int more) throws Exception {
            this.settings = settings;
            this.more = more;
            Identities identities = new Identities(locations, asked.tearing());
            for (int i = 0; i < asked.workers(); i++) {
                StressProgram program = new StressProgram(new World(World.Options.of(loader), identities), test);
                workers.add(new Worker(program, new Outcomes(test, program::outcome, asked.untilFailure())));
            }
        }

        Findings findings() throws Exception {
            Exploration.Result result;
            try {
                result = run();
            } catch (Outcomes.Enough e) {
                return firstFailure();
            }
            SortedMap<String, Long> found = new TreeMap<>();
            SortedMap<String, Long> incidents = new TreeMap<>();
            for (Worker worker : workers) {
                Optional<String> refusal = worker.outcomes.refusal();
                if (refusal.isPresent()) {
                    return refused(settings.machine(), refusal.get());
                }
                worker.outcomes.outcomes().forEach((outcome, count) -> found.merge(outcome, count, Long::sum));
                worker.outcomes.incidents().forEach((incident, count) -> incidents.merge(incident, count, Long::sum));
            }
            List<String> remarks = new ArrayList<>();
            if (isStale(found)) {
                found.put(StressTest.STALE, 1L);
                remarks.add("a plain read that is repeated need not be read again");
            }
            remarks.addAll(result.remarks());
            return new Findings(
                    settings.machine(),
                    found,
                    incidents,
                    new TreeMap<>(),
                    result.complete(),
                    result.blocked(),
                    completion(result),
                    reason(result),
                    remarks);
        }

        private Findings firstFailure() {
            Outcomes seen = workers.get(0).outcomes;
            return new Findings(
                    settings.machine(),
                    seen.outcomes(),
                    seen.incidents(),
                    new TreeMap<>(),
                    seen.outcomes().values().stream().mapToLong(n -> n).sum(),
                    0,
                    Findings.Completion.STOPPED,
                    "stopped at the first failure",
                    List.of());
        }

        private Exploration.Result run() throws Exception {
            List<Exploration.Subject> subjects = new ArrayList<>();
            for (Worker worker : workers) {
                subjects.add(new Exploration.Subject(worker.program.threads(more), worker.outcomes));
            }
            return subjects.size() == 1
                    ? Exploration.run(subjects.get(0).threads(), locations, settings, workers.get(0).outcomes)
                    : Exploration.run(subjects.iterator()::next, subjects.size(), locations, settings);
        }

        private boolean isStale(SortedMap<String, Long> found) throws Exception {
            if (!test.isTermination()
                    || !Staleness.isPossibleOn(settings.machine())
                    || found.containsKey(StressTest.STALE)) {
                return false;
            }
            Worker first = workers.get(0);
            Exploration.run(
                    first.program.actor(),
                    locations,
                    settings,
                    first.outcomes.staleness().alone());
            for (Worker worker : workers) {
                first.outcomes.staleness().also(worker.outcomes.staleness());
            }
            return first.outcomes.staleness().isPossible();
        }

        private Findings.Completion completion(Exploration.Result result) {
            if (!result.exhausted()) {
                return Findings.Completion.STOPPED;
            } else if (result.cutOff() > 0) {
                return Findings.Completion.WITHIN_STEPS;
            }
            return result.gaveUp() ? Findings.Completion.WITHIN_BOUNDS : Findings.Completion.COMPLETE;
        }

        private String reason(Exploration.Result result) {
            if (!result.exhausted()) {
                return "stopped after " + settings.maxExecutions() + " executions";
            }
            return result.cutOff() > 0
                    ? result.cutOff() + " executions have a thread with more than " + settings.maxEvents() + " steps"
                    : "";
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
