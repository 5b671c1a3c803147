package smpng.explorer.linearizability;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Who does what.
 *
 * @param initial what is done first, before any thread starts
 * @param threads for each thread what it does
 */
public record Scenario(List<Invocation> initial, List<List<Invocation>> threads) {
    /** How many operations its threads do. */
    public int size() {
        return threads.stream().mapToInt(List::size).sum();
    }

    /** On one line: the initial part, then the threads beside each other. */
    @Override
    public String toString() {
        String parallel = threads.stream().map(Scenario::sequence).collect(Collectors.joining(" || "));
        return initial.isEmpty() ? parallel : sequence(initial) + ", then " + parallel;
    }

    private static String sequence(List<Invocation> some) {
        return some.stream().map(Invocation::toString).collect(Collectors.joining("; "));
    }
}
