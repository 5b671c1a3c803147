package smpng.explorer.graph;

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
     * @param maxExecutions exploration stops after so many executions, complete and blocked
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
     * @param exhausted true if nothing was left to explore
     */
    public record Result(long complete, long blocked, long dropped, long cutOff, long failed, boolean exhausted) {
        /** True if every execution was explored, to its end. */
        public boolean isExhaustive() {
            return exhausted && cutOff == 0;
        }
    }

    /** Explores with one worker. */
    public static Result run(Threads threads, Locations locations, Settings settings, Observer observer) {
        Search search = new Search(
                threads,
                locations,
                consistency(settings, locations),
                new Search.Options(
                        settings.races(),
                        settings.spuriousFailures(),
                        settings.deferral(),
                        settings.maxEvents(),
                        settings.maxExecutions()),
                observer);
        boolean exhausted = search.run();
        Search.Counts counts = search.counts();
        return new Result(counts.complete, counts.blocked, counts.dropped, counts.cutOff, counts.failed, exhausted);
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
