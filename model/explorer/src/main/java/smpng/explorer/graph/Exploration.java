package smpng.explorer.graph;

/**
 * Explores every execution of a program that a machine allows.
 *
 * <p>{@code jobs} workers split the tree of executions; each needs threads of its own, made by the supplier, over the shared
 * locations. What is counted does not depend on how many there are.
 */
public final class Exploration {
    private Exploration() {}

    /** What is explored, and how far. */
    public record Settings(
            String machine,
            boolean races,
            boolean spuriousFailures,
            boolean deferral,
            int maxEvents,
            long maxExecutions) {
        /** The defaults for a machine: no races, no spurious failures, 4,096 events a thread, no end of executions. */
        public static Settings of(String machine) {
            return new Settings(machine, false, false, true, 4096, Long.MAX_VALUE);
        }

        /** Data races are failures. */
        public Settings findingRaces() {
            return new Settings(machine, true, spuriousFailures, deferral, maxEvents, maxExecutions);
        }

        /** Weak compare-and-sets may fail for no reason. */
        public Settings failingSpuriously() {
            return new Settings(machine, races, true, deferral, maxEvents, maxExecutions);
        }

        /** A waiting thread reads what there is, and is dropped later, rather than wait for something new. */
        public Settings withoutDeferral() {
            return new Settings(machine, races, spuriousFailures, false, maxEvents, maxExecutions);
        }

        /** At most so many events in a thread. */
        public Settings eventsAThread(int events) {
            return new Settings(machine, races, spuriousFailures, deferral, events, maxExecutions);
        }

        /** Stops after so many executions, complete and blocked. */
        public Settings executions(long executions) {
            return new Settings(machine, races, spuriousFailures, deferral, maxEvents, executions);
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
                consistency(settings.machine()),
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

    private static Consistency consistency(String machine) {
        return switch (machine) {
            case "sc" -> new SequentialOrder();
            case "rc11" -> new ReleaseAcquire();
            default -> throw new IllegalArgumentException("no machine " + machine);
        };
    }
}
