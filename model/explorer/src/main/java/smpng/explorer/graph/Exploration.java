package smpng.explorer.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import smpng.memory.Model;
import smpng.memory.mapping.Lowering;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/**
 * Explores every execution of a program that a machine allows.
 *
 * <p>{@code jobs} workers split the tree of executions; each needs threads of its own, made by the supplier, over the shared
 * locations. What is counted does not depend on how many there are.
 */
public final class Exploration {
    private Exploration() {}

    /**
     * What is explored, and how far.
     *
     * @param machine one of {@link Models#names()}
     * @param mapping how accesses become a machine's instructions; of no effect for sc and languages
     * @param races a data race is a failure; for {@code jam} and {@code rc11}
     * @param spuriousFailures weak compare-and-sets may also fail for no reason
     * @param deferral a thread whose wait no write can end yet is run again later; without, it is dropped later. Changes no
     *     complete execution
     * @param allDependencies on a machine that has them, everything depends on every read before it (DESIGN 4.1: strong)
     * @param maxEvents the most events a thread may have
     * @param maxExecutions exploration stops after so many executions, complete, blocked and cut off
     */
    public record Settings(
            String machine,
            Mapping mapping,
            boolean races,
            boolean spuriousFailures,
            boolean deferral,
            boolean allDependencies,
            int maxEvents,
            long maxExecutions) {
        /** The defaults for a machine: FreeBSD's mapping, no races, no spurious failures, 4,096 events a thread. */
        public static Settings of(String machine) {
            return new Settings(machine, Mapping.FREEBSD, false, false, true, false, 4096, Long.MAX_VALUE);
        }

        public Settings mapping(Mapping other) {
            return new Settings(
                    machine, other, races, spuriousFailures, deferral, allDependencies, maxEvents, maxExecutions);
        }

        /** Data races are failures. */
        public Settings findingRaces() {
            return new Settings(
                    machine, mapping, true, spuriousFailures, deferral, allDependencies, maxEvents, maxExecutions);
        }

        /** Weak compare-and-sets may fail for no reason. */
        public Settings failingSpuriously() {
            return new Settings(machine, mapping, races, true, deferral, allDependencies, maxEvents, maxExecutions);
        }

        public Settings withoutDeferral() {
            return new Settings(
                    machine, mapping, races, spuriousFailures, false, allDependencies, maxEvents, maxExecutions);
        }

        public Settings assumingAllDependencies() {
            return new Settings(machine, mapping, races, spuriousFailures, deferral, true, maxEvents, maxExecutions);
        }

        public Settings eventsAThread(int events) {
            return new Settings(
                    machine, mapping, races, spuriousFailures, deferral, allDependencies, events, maxExecutions);
        }

        public Settings executions(long executions) {
            return new Settings(
                    machine, mapping, races, spuriousFailures, deferral, allDependencies, maxEvents, executions);
        }
    }

    /**
     * What was found.
     *
     * @param complete executions in which every thread ended
     * @param blocked executions in which some thread waits for ever
     * @param dropped executions given up early because a thread that waits could not go on whatever the others do
     * @param cutOff executions given up because a thread took more steps than allowed
     * @param failed executions in which a thread threw
     * @param gaveUp true if a loop with a bound of its own was explored as one that may end after any number of rounds
     * @param weak true if there is a weak compare-and-set, and none was explored as one that fails for no reason
     * @param curbed true if of a loop that only looks under a lock two rounds in a row saw the same, and the second, which
     *     others may have noticed, was not gone past: an execution in which both were noticed may have been missed
     * @param exhausted true if nothing was left to explore
     */
    public record Result(
            long complete,
            long blocked,
            long dropped,
            long cutOff,
            long failed,
            boolean gaveUp,
            boolean weak,
            boolean curbed,
            boolean exhausted) {
        /** True if every execution was explored, to its end. */
        public boolean isExhaustive() {
            return exhausted && cutOff == 0;
        }

        /** What was assumed or left out although every execution counts as explored: a line for each. */
        public List<String> remarks() {
            List<String> remarks = new ArrayList<>();
            if (gaveUp) {
                remarks.add("a loop with a bound of its own was taken to give up after any number of rounds");
            }
            if (curbed) {
                remarks.add(
                        "of a loop that looks under a lock, two rounds in a row that saw the same were taken for one");
            }
            if (weak) {
                remarks.add("a weak compare-and-set that fails for no reason is not explored: --spurious-failures, or"
                        + " spuriousFailures of @Exhaustive");
            }
            return remarks;
        }
    }

    /** What one worker explores: its own threads, and who is told. */
    public record Subject(Threads threads, Observer observer) {}

    /** Explores with one worker. */
    public static Result run(Threads threads, Locations locations, Settings settings, Observer observer) {
        Split split = new Split(1);
        Search search = search(new Subject(threads, observer), locations, settings, split, Optional.empty());
        search.run();
        return result(List.of(search), split);
    }

    /**
     * Runs one execution again, as an observer saw it: {@link View#steps} of each thread. The observer is told of its end as it
     * was then; if the program is another one meanwhile, the execution may end otherwise, and if the machine does not allow it
     * then, nobody is told of it.
     */
    public static Result retrace(
            Threads threads, Locations locations, Settings settings, List<List<Step>> steps, Observer observer) {
        Split split = new Split(1);
        Search search =
                search(new Subject(threads, observer), locations, settings, split, Optional.of(new Script(steps)));
        search.run();
        return result(List.of(search), split);
    }

    /**
     * Explores with several workers.
     *
     * @param subjects called once for each worker, by the calling thread; what the subjects do must be the same
     * @param locations shared by all of them
     */
    public static Result run(Supplier<Subject> subjects, int jobs, Locations locations, Settings settings)
            throws InterruptedException {
        Split split = new Split(jobs);
        List<Search> searches = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            searches.add(search(subjects.get(), locations, settings, split, Optional.empty()));
        }
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        List<Thread> workers = new ArrayList<>();
        for (Search search : searches) {
            boolean first = workers.isEmpty();
            Thread worker = new Thread(() -> work(search, first, split, thrown), "explorer-" + workers.size());
            worker.setDaemon(true);
            workers.add(worker);
        }
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        if (!thrown.isEmpty()) {
            throw new IllegalStateException("a worker of the exploration failed", thrown.get(0));
        }
        return result(searches, split);
    }

    private static void work(Search search, boolean first, Split split, List<Throwable> thrown) {
        try {
            if (first) {
                search.run();
            }
            for (Split.Task task = split.next(); task != null; task = split.next()) {
                search.run(task);
            }
        } catch (InterruptedException e) {
            split.finish();
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            thrown.add(e);
            split.finish();
        }
    }

    private static Search search(
            Subject subject, Locations locations, Settings settings, Split split, Optional<Script> script) {
        Search.Options options = new Search.Options(
                settings.races(),
                settings.spuriousFailures(),
                settings.deferral(),
                settings.maxEvents(),
                settings.maxExecutions(),
                script);
        // Of a script's graph nothing is known before its end: only the whole formula decides.
        Consistency consistency = script.isPresent() ? formula(settings, locations) : consistency(settings, locations);
        return new Search(subject.threads(), locations, consistency, options, subject.observer(), split);
    }

    private static Result result(List<Search> searches, Split split) {
        Search.Counts sum = new Search.Counts();
        for (Search search : searches) {
            Search.Counts counts = search.counts();
            sum.complete += counts.complete;
            sum.blocked += counts.blocked;
            sum.dropped += counts.dropped;
            sum.cutOff += counts.cutOff;
            sum.failed += counts.failed;
            sum.gaveUp |= counts.gaveUp;
            sum.weak |= counts.weak;
            sum.curbed |= counts.curbed;
        }
        return new Result(
                sum.complete,
                sum.blocked,
                sum.dropped,
                sum.cutOff,
                sum.failed,
                sum.gaveUp,
                sum.weak,
                sum.curbed,
                !split.isFinished());
    }

    private static Consistency consistency(Settings settings, Locations locations) {
        String machine = settings.machine();
        return switch (machine) {
            case "sc" -> new SequentialOrder();
            case "x86-tso" -> new StoreBuffers(Lowering.of(settings.mapping(), machine));
            case "rc11" -> new ReleaseAcquire(formula(settings, locations));
            default -> formula(settings, locations);
        };
    }

    private static ModelOrder formula(Settings settings, Locations locations) {
        Model model = Models.byName(settings.machine())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no machine " + settings.machine() + "; there are " + Models.names()));
        return new ModelOrder(
                model,
                Lowering.of(settings.mapping(), settings.machine()),
                settings.allDependencies() ? ModelOrder.Dependencies.ALL : ModelOrder.Dependencies.ADDRESSES,
                locations);
    }
}
