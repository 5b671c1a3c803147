package smpng.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import smpng.explorer.replay.SavedExecution;
import smpng.explorer.replay.SavedExecution.SavedStep;
import smpng.explorer.report.Account;
import smpng.litmus.draw.Drawing;
import smpng.litmus.draw.Drawing.Arrow;
import smpng.litmus.draw.Drawing.Node;

/**
 * The graph of an explored execution as a picture: what the reader sees of its steps, each thread's in a column, and program
 * order, reads-from, coherence and from-reads between them. If no order of the steps explains all of it, a shortest cycle of
 * these is highlighted: it is what sequential consistency does not allow.
 */
final class ExecutionGraph {
    private static final int LONGEST = 19;

    private final SavedExecution saved;
    private final List<Account.Row> rows;
    private final Map<List<Integer>, Node> nodes = new LinkedHashMap<>();
    private final Map<Integer, Node> initial = new LinkedHashMap<>();
    private final Map<Integer, String> variables = new HashMap<>();
    private final List<String> columns = new ArrayList<>(List.of("initially"));
    private final List<Arrow> arrows = new ArrayList<>();

    private ExecutionGraph(SavedExecution saved) {
        this.saved = saved;
        this.rows = saved.account().rows().stream().filter(row -> !row.aside()).toList();
        addNodes();
        addThreads();
        addMemory();
    }

    /** The picture; empty if the file does not say enough. */
    static Optional<Drawing> of(String title, SavedExecution saved) {
        for (Account.Row row : saved.account().rows()) {
            if (row.thread() < 0
                    || row.thread() >= saved.threads().size()
                    || row.index() < 0
                    || row.index() >= saved.threads().get(row.thread()).size()) {
                return Optional.empty();
            }
        }
        return saved.account().rows().isEmpty()
                ? Optional.empty()
                : Optional.of(new ExecutionGraph(saved).drawing(title));
    }

    private Drawing drawing(String title) {
        List<Arrow> cycle = Cycles.shortest(arrows);
        List<Arrow> all = new ArrayList<>();
        cycle.forEach(arrow -> all.add(new Arrow(arrow.from(), arrow.to(), arrow.name(), true)));
        arrows.stream().filter(arrow -> !cycle.contains(arrow)).forEach(all::add);
        List<Node> ordered = new ArrayList<>(initial.values());
        ordered.addAll(nodes.values());
        ordered.sort(Comparator.comparingInt(Node::column).thenComparingInt(Node::row));
        return new Drawing(title, columns, ordered, all, Optional.empty());
    }

    /** True if some cycle is highlighted. */
    static boolean hasCycle(Drawing drawing) {
        return drawing.arrows().stream().anyMatch(Arrow::violates);
    }

    private SavedStep step(Account.Row row) {
        return saved.threads().get(row.thread()).get(row.index());
    }

    private void addNodes() {
        Map<Integer, Integer> columnOf = new LinkedHashMap<>();
        Map<Integer, Integer> next = new HashMap<>();
        rows.stream().sorted(Comparator.comparingInt(Account.Row::thread)).forEach(row -> {
            if (!columnOf.containsKey(row.thread())) {
                columnOf.put(row.thread(), columns.size());
                columns.add(PlainText.cut(PlainText.shown(row.name()), LONGEST));
            }
        });
        for (Account.Row row : rows) {
            int number = saved.account().rows().indexOf(row) + 1;
            int column = columnOf.getOrDefault(row.thread(), 1);
            int place = next.getOrDefault(row.thread(), 0);
            next.put(row.thread(), place + 1);
            if (!row.variable().isEmpty()) {
                variables.put(step(row).location(), row.variable());
            }
            nodes.put(
                    List.of(row.thread(), row.index()),
                    new Node(number, String.valueOf(number), column, place, action(row), PlainText.shown(row.where())));
        }
    }

    private String action(Account.Row row) {
        SavedStep step = step(row);
        String text = switch (step.kind()) {
            case "READ", "FAILED_UPDATE" -> "R " + name(row) + "=" + row.value();
            case "WRITE" -> "W " + name(row) + "=" + row.value();
            case "UPDATE" -> "U " + name(row) + ": " + row.value();
            default -> row.action();
        };
        String shown = PlainText.shown(text);
        return shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown;
    }

    /** The last part of a variable's name. */
    private static String name(Account.Row row) {
        return last(row.variable());
    }

    private static String last(String variable) {
        return variable.substring(variable.lastIndexOf('.') + 1);
    }

    private void addThreads() {
        Map<Integer, Node> last = new HashMap<>();
        Map<Integer, Node> first = new HashMap<>();
        for (Map.Entry<List<Integer>, Node> its : nodes.entrySet()) {
            int thread = its.getKey().get(0);
            Node before = last.put(thread, its.getValue());
            if (before == null) {
                first.put(thread, its.getValue());
            } else {
                arrows.add(new Arrow(before, its.getValue(), "po", false));
            }
        }
        for (Account.Row row : rows) {
            Node from = nodes.get(List.of(row.thread(), row.index()));
            Node begins = first.get(step(row).location());
            Node ends = last.get(step(row).location());
            if (from != null && begins != null && step(row).kind().equals("START")) {
                arrows.add(new Arrow(from, begins, "start", false));
            } else if (from != null && ends != null && step(row).kind().equals("JOIN")) {
                arrows.add(new Arrow(ends, from, "join", false));
            }
        }
    }

    private void addMemory() {
        for (Map.Entry<Integer, List<Node>> its : writes().entrySet()) {
            List<Node> order = its.getValue();
            for (int i = 1; i < order.size(); i++) {
                arrows.add(new Arrow(order.get(i - 1), order.get(i), "co", false));
            }
        }
        for (Account.Row row : rows) {
            SavedStep step = step(row);
            Node reader = nodes.get(List.of(row.thread(), row.index()));
            if (reader == null || !List.of("READ", "UPDATE", "FAILED_UPDATE").contains(step.kind())) {
                continue;
            }
            List<Node> order = writes().getOrDefault(step.location(), List.of());
            Node source = step.from().isEmpty() ? initial(step.location()) : nodes.get(step.from());
            if (source != null) {
                arrows.add(new Arrow(source, reader, "rf", false));
            }
            int next = step.from().isEmpty() ? 0 : source == null ? order.size() : order.indexOf(source) + 1;
            while (next < order.size() && order.get(next).equals(reader)) {
                next++; // an update is no later than itself
            }
            if (next < order.size()) {
                arrows.add(new Arrow(reader, order.get(next), "fr", false));
            }
        }
    }

    private Node initial(int location) {
        Node known = initial.get(location);
        if (known == null) {
            String name = PlainText.cut(PlainText.shown(last(variables.getOrDefault(location, ""))), LONGEST);
            known = new Node(-1 - location, "i", 0, initial.size(), name, "initial value");
            initial.put(location, known);
        }
        return known;
    }

    /** The writes that are shown of each variable, in coherence order. */
    private Map<Integer, List<Node>> writes() {
        Map<Integer, Map<Integer, Node>> placed = new HashMap<>();
        for (Account.Row row : rows) {
            SavedStep step = step(row);
            Node node = nodes.get(List.of(row.thread(), row.index()));
            if (node != null && step.place() > 0) {
                placed.computeIfAbsent(step.location(), x -> new TreeMap<>()).put(step.place(), node);
            }
        }
        Map<Integer, List<Node>> writes = new LinkedHashMap<>();
        placed.forEach((location, order) -> writes.put(location, List.copyOf(order.values())));
        return writes;
    }
}
