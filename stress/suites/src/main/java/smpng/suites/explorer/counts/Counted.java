package smpng.suites.explorer.counts;

import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.program.Interpreted;

/**
 * What the explorer counted, beside what it should have.
 *
 * @param program the program and its size
 * @param machine whose executions were counted
 * @param published how many complete executions there are
 * @param source who says so, in words
 * @param standing whether it is the program that was counted there
 * @param deferral whether a thread that waits was run again later, or dropped
 * @param complete complete executions found
 * @param blocked executions that ended with a thread waiting, those that were given up early among them
 * @param failed executions in which something that the program verifies did not hold
 * @param exhaustive whether nothing was left to explore
 */
public record Counted(
        String program,
        String machine,
        long published,
        String source,
        Standing standing,
        boolean deferral,
        long complete,
        long blocked,
        long failed,
        boolean exhaustive) {
    /** Counts. */
    public static Counted of(KnownCount known, boolean deferral) {
        Exploration.Settings settings = Exploration.Settings.of(known.machine());
        Locations locations = new Locations();
        Exploration.Result result = Exploration.run(
                Interpreted.of(known.program().get(), locations),
                locations,
                deferral ? settings : settings.withoutDeferral(),
                view -> {});
        return new Counted(
                known.name(),
                known.machine(),
                known.complete(),
                known.source().words(),
                known.standing(),
                deferral,
                result.complete(),
                result.blocked() + result.dropped(),
                result.failed(),
                result.isExhaustive());
    }

    /** Whether everything was explored and as many executions were found as there are. */
    public boolean agrees() {
        return exhaustive && failed == 0 && complete == published;
    }

    /** Whether it shows that the explorer is wrong. */
    public boolean refutes() {
        return !agrees() && standing.binds();
    }

    /** One line. */
    public String text() {
        return program + ", " + machine + (deferral ? "" : ", without deferral") + ": counted " + complete
                + ", blocked "
                + blocked + ", failed " + failed + (exhaustive ? "" : ", not explored to the end") + "; there are "
                + published;
    }
}
