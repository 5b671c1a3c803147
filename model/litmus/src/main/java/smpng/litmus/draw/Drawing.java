package smpng.litmus.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smpng.memory.Event;
import smpng.memory.Execution;
import smpng.memory.Judge;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.program.Program;

/**
 * What a picture of an execution shows: events in a column per thread, and the arrows between them. Program order and
 * coherence are shown by their direct steps, from-reads by the nearest write; what a forbidden execution broke is shown
 * whole.
 *
 * @param title one line
 * @param columns the heads of the columns, the first one of the initial writes
 * @param nodes by column, then from top to bottom
 * @param arrows those of the violation first
 * @param axiom the model's name for what forbids it; empty for an allowed execution
 */
public record Drawing(
        String title, List<String> columns, List<Node> nodes, List<Arrow> arrows, Optional<String> axiom) {
    public Drawing {
        columns = List.copyOf(columns);
        nodes = List.copyOf(nodes);
        arrows = List.copyOf(arrows);
    }

    /**
     * An event.
     *
     * @param event its id
     * @param letter a short name, stable from run to run
     * @param column 0 for an initial write, else the thread's number plus one
     * @param row from 0 in each column
     * @param action what it does: {@code W x=1}
     * @param code the instruction as the test has it
     */
    public record Node(int event, String letter, int column, int row, String action, String code) {}

    /**
     * An arrow.
     *
     * @param violates true if it is a step of what forbids the execution
     */
    public record Arrow(Node from, Node to, String name, boolean violates) {}

    /** The picture of an execution, of what forbids it if something does. */
    public static Drawing of(
            String title,
            Program program,
            Execution execution,
            List<Long> values,
            Optional<Judge.Violation> violation) {
        PreExecution x = execution.events();
        Map<Integer, Node> nodes = new LinkedHashMap<>();
        Set<Integer> shownInitial = shownInitial(execution, violation);
        int[] rows = new int[program.threads().size() + 1];
        List<Event> ordered = x.events().stream()
                .filter(e -> !e.isInitial() || shownInitial.contains(e.id()))
                .sorted(Comparator.comparingInt(Event::thread).thenComparingInt(Event::id))
                .toList();
        int named = 0;
        for (Event e : ordered) {
            String letter =
                    e.isInitial() ? "i" + program.locations().get(e.location()).name() : letter(named++);
            int column = e.thread() + 1;
            nodes.put(
                    e.id(),
                    new Node(e.id(), letter, column, rows[column]++, action(program, e, values), code(program, e)));
        }
        List<String> columns = new ArrayList<>(List.of("initially"));
        for (int t = 0; t < program.threads().size(); t++) {
            columns.add("P" + t);
        }
        return new Drawing(
                title,
                columns,
                List.copyOf(nodes.values()),
                arrows(execution, violation, nodes),
                violation.map(Judge.Violation::axiom));
    }

    private static Set<Integer> shownInitial(Execution execution, Optional<Judge.Violation> violation) {
        Set<Integer> shown = new LinkedHashSet<>();
        for (Relation.Edge edge : execution.rf().edges()) {
            shown.add(edge.from());
        }
        violation.ifPresent(v -> v.steps().forEach(step -> {
            shown.add(step.from());
            shown.add(step.to());
        }));
        return shown;
    }

    private static List<Arrow> arrows(
            Execution execution, Optional<Judge.Violation> violation, Map<Integer, Node> nodes) {
        PreExecution x = execution.events();
        List<Arrow> arrows = new ArrayList<>();
        Set<String> drawn = new LinkedHashSet<>();
        violation.ifPresent(v -> v.steps().forEach(step -> add(arrows, drawn, nodes, step, true)));
        Relation nearestFr = execution.fr().minus(execution.fr().seq(execution.co()));
        List<Relation> shown = List.of(
                direct(x.po()).as("po"),
                execution.rf().as("rf"),
                direct(execution.co())
                        .minus(Relation.product(x.initial(), x.all()))
                        .as("co"),
                nearestFr.as("fr"),
                x.addr().as("addr"),
                x.data().as("data"),
                direct(x.ctrl()).as("ctrl"),
                x.rmw().as("rmw"));
        for (Relation relation : shown) {
            for (Relation.Edge edge : relation.edges()) {
                add(arrows, drawn, nodes, edge, false);
            }
        }
        return arrows;
    }

    private static void add(
            List<Arrow> arrows, Set<String> drawn, Map<Integer, Node> nodes, Relation.Edge edge, boolean violates) {
        Node from = nodes.get(edge.from());
        Node to = nodes.get(edge.to());
        // rfe is rf: what is part of the violation is not drawn a second time under its plainer name.
        String plain = edge.name().replaceAll("^(rf|co|fr)[ei]$", "$1");
        if (from != null && to != null && drawn.add(edge.from() + plain + edge.to())) {
            arrows.add(new Arrow(from, to, edge.name(), violates));
        }
    }

    /** The steps that no two others make up. */
    private static Relation direct(Relation relation) {
        return relation.minus(relation.seq(relation));
    }

    private static String letter(int n) {
        return n < 26 ? String.valueOf((char) ('a' + n)) : letter(n / 26 - 1) + letter(n % 26);
    }

    private static String action(Program program, Event e, List<Long> values) {
        String tags = Tags.text(e);
        if (e.kind() == Event.Kind.FENCE) {
            return "F" + tags;
        }
        String kind = e.kind() == Event.Kind.READ ? "R" : "W";
        return kind + tags + " " + program.locations().get(e.location()).name() + "="
                + program.show(values.get(e.id()));
    }

    private static String code(Program program, Event e) {
        if (e.isInitial()) {
            return "";
        }
        // Of an instruction that became several, the first has the text.
        List<String> text = program.threads().get(e.thread()).text();
        int line = e.line();
        while (line > 0 && text.get(line).isEmpty()) {
            line--;
        }
        return text.get(line);
    }
}
