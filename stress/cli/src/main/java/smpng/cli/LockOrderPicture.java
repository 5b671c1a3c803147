package smpng.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import smpng.litmus.draw.Drawing;
import smpng.litmus.draw.Drawing.Arrow;
import smpng.litmus.draw.Drawing.Node;
import smpng.suites.workload.LearnedOrder;
import smpng.suites.workload.LearnedOrder.Edge;

/**
 * The order in which a kernel takes its locks, as a picture: what is taken first stands left. An arrow that follows from others
 * is left out.
 */
final class LockOrderPicture {
    private final Map<String, Set<String>> after = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();

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

    /** A lock stands right of all that are taken before it. Returns how many columns what follows it takes. */
    private int place(String lock, Set<String> above) {
        if (!above.add(lock)) {
            throw new IllegalArgumentException("the order of locks leads back to " + lock + ": " + above);
        }
        int deepest = 0;
        for (String then : successors(lock)) {
            deepest = Math.max(deepest, 1 + place(then, above));
        }
        above.remove(lock);
        columns.put(lock, deepest);
        return deepest;
    }

    private Drawing drawing() {
        int last = columns.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Map<Integer, List<String>> byColumn = new TreeMap<>();
        after.keySet()
                .forEach(lock -> byColumn.computeIfAbsent(last - column(lock), column -> new ArrayList<>())
                        .add(lock));
        Map<String, Node> nodes = new LinkedHashMap<>();
        byColumn.forEach((column, locks) -> {
            for (String lock : locks) {
                String letter = Integer.toString(nodes.size() + 1);
                nodes.put(lock, new Node(nodes.size(), letter, column, locks.indexOf(lock), lock, ""));
            }
        });
        List<Arrow> arrows = new ArrayList<>();
        nodes.forEach((lock, from) -> successors(lock).stream()
                .filter(then -> !follows(lock, then))
                .forEach(then -> arrows.add(new Arrow(from, node(nodes, then), "", false))));
        List<String> heads = IntStream.rangeClosed(0, last)
                .mapToObj(column -> column == 0 ? "taken first" : column == last ? "taken last" : "")
                .toList();
        return new Drawing("", heads, List.copyOf(nodes.values()), arrows, Optional.empty());
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

    private int column(String lock) {
        return columns.getOrDefault(lock, 0);
    }

    private static Node node(Map<String, Node> nodes, String lock) {
        Node node = nodes.get(lock);
        if (node == null) {
            throw new IllegalStateException("no node for " + lock);
        }
        return node;
    }
}
