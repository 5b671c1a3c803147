package smpng.explorer.linearizability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Enumerates scenarios. Those that differ only in the order of threads are the same one. */
public final class Scenarios {
    private final List<Invocation> invocations;
    private final Bounds bounds;

    public Scenarios(Operations operations, Bounds bounds) {
        this.invocations = operations.invocations();
        this.bounds = bounds;
    }

    /** All of them, those with a short initial part first. */
    public List<Scenario> all() {
        List<List<Invocation>> sequences = sequences(bounds.operations());
        List<Scenario> all = new ArrayList<>();
        for (int length = 0; length <= bounds.initial(); length++) {
            for (List<Invocation> initial : sequences(length)) {
                threads(initial, sequences, 0, new ArrayList<>(), all);
            }
        }
        return all;
    }

    private List<List<Invocation>> sequences(int length) {
        List<List<Invocation>> all = new ArrayList<>();
        extend(length, new ArrayList<>(), all);
        return all;
    }

    private void extend(int length, List<Invocation> sequence, List<List<Invocation>> all) {
        if (sequence.size() == length) {
            all.add(List.copyOf(sequence));
            return;
        }
        for (Invocation next : invocations) {
            sequence.add(next);
            extend(length, sequence, all);
            sequence.remove(sequence.size() - 1);
        }
    }

    /** Threads take sequences in the order of the list, so that each choice of sequences comes once. */
    private void threads(
            List<Invocation> initial,
            List<List<Invocation>> sequences,
            int from,
            List<List<Invocation>> threads,
            List<Scenario> all) {
        if (threads.size() == bounds.threads()) {
            Scenario scenario = new Scenario(initial, List.copyOf(threads));
            if (isPossible(scenario)) {
                all.add(scenario);
            }
            return;
        }
        for (int i = from; i < sequences.size(); i++) {
            threads.add(sequences.get(i));
            threads(initial, sequences, i, threads, all);
            threads.remove(threads.size() - 1);
        }
    }

    private static boolean isPossible(Scenario scenario) {
        Map<Operation, Integer> counts = new HashMap<>();
        scenario.initial().forEach(i -> counts.merge(i.operation(), 1, Integer::sum));
        Map<String, Integer> groups = new HashMap<>();
        for (int t = 0; t < scenario.threads().size(); t++) {
            for (Invocation invocation : scenario.threads().get(t)) {
                counts.merge(invocation.operation(), 1, Integer::sum);
                String group = invocation.operation().group();
                Integer other = group.isEmpty() ? null : groups.putIfAbsent(group, t);
                if (other != null && other != t) {
                    return false;
                }
            }
        }
        return counts.entrySet().stream().noneMatch(e -> e.getKey().once() && e.getValue() > 1);
    }
}
