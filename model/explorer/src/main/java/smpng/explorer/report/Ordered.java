package smpng.explorer.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.explorer.graph.Step;

/**
 * The steps of an execution in an order for reading: each after those before it in its thread and, where that can be, after
 * the write it reads from.
 */
final class Ordered {
    private Ordered() {}

    static List<Step> steps(Seen seen) {
        List<List<Step>> rest = seen.steps();
        int count = seen.size();
        int[] next = new int[rest.size()];
        Map<Step.Id, Integer> placed = new HashMap<>();
        List<Step> all = new ArrayList<>();
        int running = 0;
        while (all.size() < count) {
            running = pick(rest, next, placed, running);
            Step step = rest.get(running).get(next[running]++);
            placed.put(new Step.Id(step.thread(), step.index()), all.size());
            all.add(step);
        }
        return all;
    }

    /** The thread that ran last if it can go on, else the earliest that can, else the earliest. */
    private static int pick(List<List<Step>> rest, int[] next, Map<Step.Id, Integer> placed, int running) {
        List<Step> heads = new ArrayList<>();
        for (int t = 0; t < next.length; t++) {
            if (next[t] < rest.get(t).size()) {
                heads.add(rest.get(t).get(next[t]));
            }
        }
        List<Step> ready = heads.stream().filter(step -> isReady(step, placed)).toList();
        Optional<Step> same = ready.stream().filter(s -> s.thread() == running).findFirst();
        return same.or(() -> ready.stream().min(Comparator.comparingInt(Step::stamp)))
                .or(() -> heads.stream().min(Comparator.comparingInt(Step::stamp)))
                .orElseThrow()
                .thread();
    }

    private static boolean isReady(Step step, Map<Step.Id, Integer> placed) {
        return step.source().map(placed::containsKey).orElse(true);
    }
}
