package smpng.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smpng.litmus.draw.Drawing.Arrow;
import smpng.litmus.draw.Drawing.Node;

/** Looks for cycles of arrows. */
final class Cycles {
    private Cycles() {}

    /** A shortest one, the first of several; empty if there is none. */
    static List<Arrow> shortest(List<Arrow> arrows) {
        Map<Node, List<Arrow>> from = new HashMap<>();
        for (Arrow arrow : arrows) {
            from.computeIfAbsent(arrow.from(), x -> new ArrayList<>()).add(arrow);
        }
        List<Arrow> best = List.of();
        for (Arrow first : arrows) {
            List<Arrow> back = path(first.to(), first.from(), from);
            if (!back.isEmpty() && (best.isEmpty() || back.size() + 1 < best.size())) {
                List<Arrow> cycle = new ArrayList<>(List.of(first));
                cycle.addAll(back);
                best = cycle;
            }
        }
        return best;
    }

    /** The shortest way, breadth first; empty if there is none. */
    private static List<Arrow> path(Node start, Node goal, Map<Node, List<Arrow>> from) {
        Map<Node, Arrow> by = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty() && !by.containsKey(goal)) {
            Node at = open.remove();
            for (Arrow arrow : from.getOrDefault(at, List.of())) {
                if (!arrow.to().equals(start) && by.putIfAbsent(arrow.to(), arrow) == null) {
                    open.add(arrow.to());
                }
            }
        }
        List<Arrow> path = new ArrayList<>();
        Node at = goal;
        for (Arrow arrow = by.get(at); arrow != null; arrow = by.get(at)) {
            path.add(arrow);
            at = arrow.from();
        }
        Collections.reverse(path);
        return path;
    }
}
