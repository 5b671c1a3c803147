package smpng.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import smpng.litmus.draw.Drawing;
import smpng.litmus.draw.Drawing.Arrow;
import smpng.litmus.draw.Drawing.Node;
import smpng.suites.workload.LearnedOrder;
import smpng.suites.workload.LearnedOrder.Edge;

/**
 * The order in which a kernel takes its locks, as a picture: what is taken first stands on top. An arrow that follows from others
 * is left out.
 */
final class LockOrderPicture {
    private final Map<String, Set<String>> after = new LinkedHashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    private LockOrderPicture(LearnedOrder order) {
        for (Edge edge : order.edges()) {
            after.computeIfAbsent(edge.first(), lock -> new LinkedHashSet<>()).add(edge.then());
            after.computeIfAbsent(edge.then(), lock -> new LinkedHashSet<>());
        }
        after.keySet().forEach(lock -> place(lock, new LinkedHashSet<>()));
    }

    /**
     * The picture.
     *
     * @throws IllegalArgumentException if the order leads round in a circle, which no witness learns
     */
    static Drawing of(LearnedOrder order) {
        return new LockOrderPicture(order).drawing();
    }

    /** A lock stands below all that are taken before it. Returns how many rows what follows it takes. */
    private int place(String lock, Set<String> above) {
        if (!above.add(lock)) {
            throw new IllegalArgumentException("the order of locks leads back to " + lock + ": " + above);
        }
        int deepest = 0;
        for (String then : successors(lock)) {
            deepest = Math.max(deepest, 1 + place(then, above));
        }
        above.remove(lock);
        depths.put(lock, deepest);
        return deepest;
    }

    private Drawing drawing() {
        int last = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Map<Integer, List<String>> byRow = new TreeMap<>();
        after.keySet()
                .forEach(lock -> byRow.computeIfAbsent(last - below(lock), row -> new ArrayList<>())
                        .add(lock));
        Map<String, Node> nodes = new LinkedHashMap<>();
        byRow.forEach((row, locks) -> {
            for (String lock : locks) {
                String letter = Integer.toString(nodes.size() + 1);
                nodes.put(lock, new Node(nodes.size(), letter, locks.indexOf(lock), row, lock, ""));
            }
        });
        List<Arrow> arrows = new ArrayList<>();
        nodes.forEach((lock, from) -> successors(lock).stream()
                .filter(then -> !follows(lock, then))
                .forEach(then -> arrows.add(new Arrow(from, node(nodes, then), "", false))));
        int widest = byRow.values().stream().mapToInt(List::size).max().orElse(0);
        return new Drawing("", Collections.nCopies(widest, ""), List.copyOf(nodes.values()), arrows, Optional.empty());
    }

    /** Whether one of those that follow the first comes before the other too. */
    private boolean follows(String first, String then) {
        return successors(first).stream().anyMatch(between -> !between.equals(then) && leads(between, then));
    }

    private boolean leads(String from, String to) {
        return successors(from).stream().anyMatch(next -> next.equals(to) || leads(next, to));
    }

    private Set<String> successors(String lock) {
        return after.getOrDefault(lock, Set.of());
    }

    private int below(String lock) {
        return depths.getOrDefault(lock, 0);
    }

    private static Node node(Map<String, Node> nodes, String lock) {
        Node node = nodes.get(lock);
        if (node == null) {
            throw new IllegalStateException("no node for " + lock);
        }
        return node;
    }
}
