package smpng.explorer.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import smpng.explorer.graph.Step;

/**
 * Which steps of an execution a reader needs. If no order of the steps explains it, those of a cycle on which threads
 * communicate as seldom as can be; else those by which threads communicate at all. Further what the notes name, what tells the
 * outcome, what a thread that waits for ever looked at last, the writes to the variables of all these, and the writes that any
 * of these read from. What is left out orders nothing between threads by itself.
 */
final class Matters {
    /** So few are read whole. */
    private static final int FEW = 12;

    private static final int SEEN = 2;
    private static final int THOUGHT = 3;

    private final Seen seen;
    private final Map<Integer, TreeMap<Integer, Step>> writes = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /** One thread's step before another's: the value, or the order of writes, says so. Of a value it is seen at once. */
    private record Edge(Step from, Step to, int weight) {}

    private Matters(Seen seen) {
        this.seen = seen;
        for (List<Step> thread : seen.steps()) {
            for (Step step : thread) {
                if (step.place() > 0) {
                    writes.computeIfAbsent(step.location(), x -> new TreeMap<>())
                            .put(step.place(), step);
                }
            }
        }
        for (List<Step> thread : seen.steps()) {
            thread.forEach(this::edges);
        }
    }

    /** The steps that matter, of those that are shown. */
    static Set<Step.Id> of(Seen seen, List<Step> shown, Set<Step.Id> named, ExecutionText.Names names) {
        Set<Step.Id> kept = new HashSet<>();
        if (shown.size() <= FEW) {
            shown.forEach(step -> kept.add(step.id()));
            return kept;
        }
        Matters its = new Matters(seen);
        List<Edge> cycle = its.cycle();
        (cycle.isEmpty() ? its.edges : cycle).forEach(edge -> {
            kept.add(edge.from.id());
            kept.add(edge.to.id());
        });
        kept.addAll(named);
        Set<Integer> variables = new HashSet<>();
        cycle.forEach(edge -> variables.add(edge.to.location()));
        for (int waiting : seen.waiting()) {
            List<Step> steps = seen.steps().get(waiting);
            if (!steps.isEmpty()) {
                Step last = steps.get(steps.size() - 1);
                kept.add(last.id());
                if (ExecutionText.isAccess(last)) {
                    variables.add(last.location());
                }
            }
        }
        for (Step step : shown) {
            boolean access = ExecutionText.isAccess(step);
            boolean written = step.kind() != Step.Kind.READ && variables.contains(step.location());
            if (!access || written || names.tells(step.location())) {
                kept.add(step.id());
            }
        }
        its.sources(kept);
        return kept;
    }

    /**
     * The orders of single threads that the cycle asks for, each from the step that should come first to the one that should come
     * later; empty if some order of the steps explains the execution.
     */
    static List<List<Step>> orders(Seen seen) {
        List<Edge> cycle = new Matters(seen).cycle();
        List<List<Step>> orders = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            // The cycle is told from its end.
            Step before = cycle.get(i).to;
            Step after = cycle.get((i + cycle.size() - 1) % cycle.size()).from;
            if (!before.equals(after)) {
                orders.add(List.of(before, after));
            }
        }
        return orders;
    }

    /** What those read from, and so on. */
    private void sources(Set<Step.Id> kept) {
        Deque<Step.Id> open = new ArrayDeque<>(kept);
        while (!open.isEmpty()) {
            seen.step(open.pop()).source().filter(kept::add).ifPresent(open::push);
        }
    }

    private void edges(Step step) {
        TreeMap<Integer, Step> order = writes.getOrDefault(step.location(), new TreeMap<>());
        if (step.kind() == Step.Kind.START || step.kind() == Step.Kind.JOIN) {
            List<Step> other = seen.steps().get(step.location());
            if (!other.isEmpty()) {
                edges.add(
                        step.kind() == Step.Kind.START
                                ? new Edge(step, other.get(0), SEEN)
                                : new Edge(other.get(other.size() - 1), step, SEEN));
            }
        } else if (ExecutionText.isAccess(step)) {
            Optional<Step> source = step.source().map(seen::step);
            source.ifPresent(write -> edge(write, step, SEEN));
            if (step.kind() != Step.Kind.WRITE) {
                next(order, source.map(Step::place).orElse(0)).ifPresent(write -> edge(step, write, THOUGHT));
            }
            if (step.place() > 0) {
                next(order, step.place()).ifPresent(write -> edge(step, write, THOUGHT));
            }
        }
    }

    private static Optional<Step> next(TreeMap<Integer, Step> order, int place) {
        return Optional.ofNullable(order.higherEntry(place)).map(Map.Entry::getValue);
    }

    private void edge(Step from, Step to, int weight) {
        if (from.thread() != to.thread()) {
            edges.add(new Edge(from, to, weight));
        }
    }

    /** The fewest edges that, with program order between them, lead back to where they begin; empty if none do. */
    private List<Edge> cycle() {
        List<Edge> best = List.of();
        for (Edge first : edges) {
            List<Edge> back = back(first, best.isEmpty() ? Integer.MAX_VALUE : weight(best));
            best = back.isEmpty() ? best : back;
        }
        return best;
    }

    /** A way from the end of an edge to before its beginning; with the edge, of less weight than {@code most}; or empty. */
    private List<Edge> back(Edge first, int most) {
        Map<Edge, Edge> before = new HashMap<>();
        Map<Edge, Integer> far = new HashMap<>(Map.of(first, first.weight));
        Queue<Edge> open = new PriorityQueue<>(Comparator.comparingInt(edge -> far.getOrDefault(edge, 0)));
        Set<Edge> done = new HashSet<>();
        open.add(first);
        while (!open.isEmpty()) {
            Edge at = open.remove();
            if (!done.add(at)) {
                continue;
            }
            if (isBefore(at.to, first.from)) {
                return way(at, before);
            }
            int so = far.getOrDefault(at, 0);
            for (Edge next : edges) {
                int there = so + next.weight;
                if (there < most && there < far.getOrDefault(next, Integer.MAX_VALUE) && isBefore(at.to, next.from)) {
                    open.remove(next);
                    far.put(next, there);
                    before.put(next, at);
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    private static int weight(List<Edge> way) {
        return way.stream().mapToInt(Edge::weight).sum();
    }

    private static boolean isBefore(Step one, Step other) {
        return one.thread() == other.thread() && one.index() <= other.index();
    }

    private static List<Edge> way(Edge last, Map<Edge, Edge> before) {
        List<Edge> way = new ArrayList<>();
        for (Edge at = last; at != null; at = before.get(at)) {
            way.add(at);
        }
        return way;
    }
}
