package smpng.explorer.linearizability;

import java.util.ArrayList;
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

    /** Every scenario with one operation less. */
    public List<Scenario> smaller() {
        List<Scenario> all = new ArrayList<>();
        for (int t = 0; t < threads.size(); t++) {
            for (int i = 0; i < threads.get(t).size(); i++) {
                List<List<Invocation>> rest = new ArrayList<>(threads);
                List<Invocation> shorter = new ArrayList<>(threads.get(t));
                shorter.remove(i);
                rest.set(t, List.copyOf(shorter));
                rest.removeIf(List::isEmpty);
                all.add(new Scenario(initial, List.copyOf(rest)));
            }
        }
        for (int i = 0; i < initial.size(); i++) {
            List<Invocation> shorter = new ArrayList<>(initial);
            shorter.remove(i);
            all.add(new Scenario(List.copyOf(shorter), threads));
        }
        all.removeIf(scenario -> scenario.threads().isEmpty());
        return all;
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
