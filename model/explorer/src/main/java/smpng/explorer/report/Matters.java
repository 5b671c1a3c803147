package smpng.explorer.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Seen seen;
    private final Map<Integer, TreeMap<Integer, Step>> writes = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /** One thread's step before another's: the value, or the order of writes, says so. */
    private record Edge(Step from, Step to) {}

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
                                ? new Edge(step, other.get(0))
                                : new Edge(other.get(other.size() - 1), step));
            }
        } else if (ExecutionText.isAccess(step)) {
            Optional<Step> source = step.source().map(seen::step);
            source.ifPresent(write -> edge(write, step));
            if (step.kind() != Step.Kind.WRITE) {
                next(order, source.map(Step::place).orElse(0)).ifPresent(write -> edge(step, write));
            }
            if (step.place() > 0) {
                next(order, step.place()).ifPresent(write -> edge(step, write));
            }
        }
    }

    private static Optional<Step> next(TreeMap<Integer, Step> order, int place) {
        return Optional.ofNullable(order.higherEntry(place)).map(Map.Entry::getValue);
    }

    private void edge(Step from, Step to) {
        if (from.thread() != to.thread()) {
            edges.add(new Edge(from, to));
        }
    }

    /** The fewest edges that, with program order between them, lead back to where they begin; empty if none do. */
    private List<Edge> cycle() {
        List<Edge> best = List.of();
        for (Edge first : edges) {
            List<Edge> back = back(first, best.isEmpty() ? Integer.MAX_VALUE : best.size());
            best = back.isEmpty() ? best : back;
        }
        return best;
    }

    /** A way from the end of an edge to before its beginning; with the edge, fewer edges than {@code most}; or empty. */
    private List<Edge> back(Edge first, int most) {
        Map<Edge, Edge> before = new HashMap<>();
        Deque<Edge> open = new ArrayDeque<>();
        Map<Edge, Integer> far = new HashMap<>();
        open.add(first);
        far.put(first, 1);
        while (!open.isEmpty()) {
            Edge at = open.remove();
            int so = far.getOrDefault(at, 1);
            if (isBefore(at.to, first.from)) {
                return way(at, before);
            }
            for (Edge next : edges) {
                if (so + 1 < most && !far.containsKey(next) && isBefore(at.to, next.from)) {
                    far.put(next, so + 1);
                    before.put(next, at);
                    open.add(next);
                }
            }
        }
        return List.of();
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
