package smpng.litmus.draw;

import smpng.litmus.draw.Drawing.Arrow;
import smpng.litmus.draw.Drawing.Node;

/** A picture in Graphviz's language (graphviz.org/doc/info/lang.html): a cluster per thread. */
public final class DrawingDot {
    private DrawingDot() {}

    /** The graph, ending with a line break. */
    public static String text(Drawing drawing) {
        StringBuilder dot = new StringBuilder("digraph execution {\n");
        String foot = drawing.axiom().map(axiom -> "\nforbidden by " + axiom).orElse("");
        dot.append("  graph [label=").append(quoted(drawing.title() + foot)).append(", labelloc=t];\n");
        dot.append("  node [shape=box, style=rounded, fontname=\"monospace\"];\n");
        dot.append("  edge [fontname=\"monospace\", fontsize=10];\n");
        for (int c = 0; c < drawing.columns().size(); c++) {
            dot.append("  subgraph cluster_").append(c).append(" {\n");
            dot.append("    label=").append(quoted(drawing.columns().get(c))).append(";\n");
            for (Node node : drawing.nodes()) {
                if (node.column() == c) {
                    String code = node.code().isEmpty() ? "" : "\n" + node.code();
                    dot.append("    e").append(node.event()).append(" [label=");
                    dot.append(quoted(node.letter() + ": " + node.action() + code))
                            .append("];\n");
                }
            }
            dot.append("  }\n");
        }
        for (Arrow arrow : drawing.arrows()) {
            dot.append("  e")
                    .append(arrow.from().event())
                    .append(" -> e")
                    .append(arrow.to().event());
            dot.append(" [label=")
                    .append(quoted(arrow.name()))
                    .append(", color=")
                    .append(quoted(Colour.of(arrow)));
            dot.append(", fontcolor=").append(quoted(Colour.of(arrow)));
            dot.append(arrow.violates() ? ", penwidth=3" : "").append("];\n");
        }
        return dot.append("}\n").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
