package smpng.litmus.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpng.litmus.draw.Drawing.Arrow;
import smpng.litmus.draw.Drawing.Node;

/** A picture for a terminal: the events in columns, the arrows listed by name. */
public final class DrawingText {
    private static final String INDENT = "  ";

    private DrawingText() {}

    /** The picture, a list of lines. */
    public static List<String> lines(Drawing drawing) {
        List<String> lines = new ArrayList<>(List.of(drawing.title()));
        lines.addAll(table(drawing));
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Arrow arrow : drawing.arrows()) {
            if (!arrow.violates() && !arrow.name().equals("po")) {
                byName.computeIfAbsent(arrow.name(), n -> new ArrayList<>())
                        .add(arrow.from().letter() + "->" + arrow.to().letter());
            }
        }
        byName.forEach((name, pairs) -> lines.add(INDENT + String.format("%-5s", name) + String.join("  ", pairs)));
        drawing.axiom().ifPresent(axiom -> lines.add(INDENT + "forbidden by " + reason(drawing)));
        return lines;
    }

    /** The axiom that forbids the execution, and what breaks it; empty text for an allowed one. */
    public static String reason(Drawing drawing) {
        List<Arrow> violating =
                drawing.arrows().stream().filter(Arrow::violates).toList();
        return drawing.axiom().map(axiom -> axiom + ": " + chain(violating)).orElse("");
    }

    /** The arrows one after the other: {@code a -po-> b -fr-> a}. */
    static String chain(List<Arrow> arrows) {
        StringBuilder text = new StringBuilder();
        String at = "";
        for (Arrow arrow : arrows) {
            String from = arrow.from().letter();
            if (!from.equals(at)) {
                text.append(text.isEmpty() ? "" : ", ").append(from);
            }
            at = arrow.to().letter();
            text.append(" -").append(arrow.name()).append("-> ").append(at);
        }
        return text.toString();
    }

    private static List<String> table(Drawing drawing) {
        List<List<String>> columns = new ArrayList<>();
        int height = 0;
        for (int c = 0; c < drawing.columns().size(); c++) {
            List<String> cells = new ArrayList<>();
            for (Node node : drawing.nodes()) {
                if (node.column() == c) {
                    cells.add(node.letter() + ": " + node.action());
                }
            }
            if (c > 0 || !cells.isEmpty()) {
                cells.add(0, drawing.columns().get(c));
                columns.add(cells);
                height = Math.max(height, cells.size());
            }
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            StringBuilder line = new StringBuilder(INDENT);
            for (List<String> cells : columns) {
                int width = cells.stream().mapToInt(String::length).max().orElse(0) + 3;
                line.append(String.format("%-" + width + "s", row < cells.size() ? cells.get(row) : ""));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
