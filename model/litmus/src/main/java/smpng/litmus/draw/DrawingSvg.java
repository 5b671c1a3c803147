package smpng.litmus.draw;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import smpng.litmus.draw.Drawing.Arrow;
import smpng.litmus.draw.Drawing.Node;

/**
 * A picture as SVG that stands by itself: no script, no font or style from elsewhere, light and dark. Events lie on a
 * grid (a column per thread, a row per step), so no layout is sought; arrows that share both ends bend apart.
 */
public final class DrawingSvg {
    private static final int COLUMN = 270;
    private static final int ROW = 96;
    private static final int BOX_WIDTH = 170;
    private static final int BOX_HEIGHT = 46;
    private static final int MARGIN = 40;
    private static final int HEAD = 84;

    private static final String STYLE = "text{font-family:monospace;font-size:13px;fill:#1b2631}"
            + ".code{font-size:11px;fill:#566573}.head{font-weight:bold}.title{font-size:15px}"
            + "rect.box{fill:#fdfefe;stroke:#566573}rect.page{fill:#ffffff}path{fill:none}"
            + ".name{font-size:11px;paint-order:stroke;stroke:#ffffff;stroke-width:4px}"
            + "@media(prefers-color-scheme:dark){text{fill:#ecf0f1}.code{fill:#aab7b8}rect.box{fill:#212f3c;"
            + "stroke:#aab7b8}rect.page{fill:#17202a}.name{stroke:#17202a}}";

    private DrawingSvg() {}

    /** The document. */
    public static String text(Drawing drawing) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            write(drawing, svg);
            svg.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void write(Drawing drawing, XMLStreamWriter svg) throws XMLStreamException {
        boolean initials = drawing.nodes().stream().anyMatch(n -> n.column() == 0);
        int left = initials ? 0 : COLUMN; // an empty first column is not shown
        int rows = drawing.nodes().stream().mapToInt(Node::row).max().orElse(0) + 1;
        int width = 2 * MARGIN + drawing.columns().size() * COLUMN - left - (COLUMN - BOX_WIDTH) + COLUMN / 3;
        width = Math.max(width, 2 * MARGIN + 9 * drawing.title().length());
        int height = HEAD + rows * ROW + MARGIN;
        svg.writeStartElement("svg");
        svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
        svg.writeAttribute("width", Integer.toString(width));
        svg.writeAttribute("height", Integer.toString(height));
        svg.writeAttribute("viewBox", "0 0 " + width + " " + height);
        svg.writeAttribute("role", "img");
        element(svg, "title", drawing.title());
        element(svg, "style", STYLE);
        arrowHeads(svg, drawing.arrows());
        svg.writeEmptyElement("rect");
        attributes(svg, "class", "page", "width", "100%", "height", "100%");
        label(svg, MARGIN, 26, "title", drawing.title());
        drawing.axiom().ifPresent(axiom -> {
            try {
                label(svg, MARGIN, 46, "", "forbidden by " + axiom);
            } catch (XMLStreamException e) {
                throw new IllegalStateException("writing to memory failed", e);
            }
        });
        for (int c = initials ? 0 : 1; c < drawing.columns().size(); c++) {
            label(
                    svg,
                    MARGIN + c * COLUMN - left,
                    HEAD - 12,
                    "head",
                    drawing.columns().get(c));
        }
        Map<String, Integer> lanes = new HashMap<>();
        for (Arrow arrow : drawing.arrows()) {
            int lane = lanes.getOrDefault(ends(arrow), 0);
            lanes.put(ends(arrow), lane + 1);
            arrow(svg, arrow, left, lane);
        }
        for (Node node : drawing.nodes()) {
            box(svg, node, left);
        }
        svg.writeEndElement();
    }

    /** The same for both directions, so that a pair of opposite arrows bends apart too. */
    private static String ends(Arrow arrow) {
        int a = arrow.from().event();
        int b = arrow.to().event();
        return Math.min(a, b) + "-" + Math.max(a, b);
    }

    private static void arrowHeads(XMLStreamWriter svg, List<Arrow> arrows) throws XMLStreamException {
        svg.writeStartElement("defs");
        for (String colour : arrows.stream().map(Colour::of).distinct().toList()) {
            svg.writeStartElement("marker");
            attributes(svg, "id", "head" + colour.substring(1), "viewBox", "0 0 10 10", "refX", "9", "refY", "5");
            attributes(svg, "markerWidth", "9", "markerHeight", "9", "orient", "auto-start-reverse");
            attributes(svg, "markerUnits", "userSpaceOnUse");
            svg.writeEmptyElement("path");
            attributes(svg, "d", "M0 0L10 5L0 10z", "style", "fill:" + colour);
            svg.writeEndElement();
        }
        svg.writeEndElement();
    }

    private static void box(XMLStreamWriter svg, Node node, int left) throws XMLStreamException {
        int x = x(node, left);
        int y = y(node);
        svg.writeStartElement("g");
        attributes(svg, "data-event", "" + node.event());
        svg.writeEmptyElement("rect");
        attributes(svg, "class", "box", "x", "" + x, "y", "" + y, "rx", "6");
        attributes(svg, "width", "" + BOX_WIDTH, "height", "" + BOX_HEIGHT);
        label(svg, x + 8, y + 19, "", node.letter() + ": " + node.action());
        String code = node.code();
        label(svg, x + 8, y + 36, "code", code.length() > 24 ? code.substring(0, 23) + "…" : code);
        svg.writeEndElement();
    }

    private static void arrow(XMLStreamWriter svg, Arrow arrow, int left, int lane) throws XMLStreamException {
        int fromX = x(arrow.from(), left);
        int toX = x(arrow.to(), left);
        double startX;
        double startY;
        double endX;
        double endY;
        double bendX;
        double bendY;
        if (arrow.from().column() == arrow.to().column()) {
            boolean down = arrow.to().row() > arrow.from().row();
            boolean straight =
                    lane == 0 && Math.abs(arrow.to().row() - arrow.from().row()) == 1;
            startX = straight ? fromX + BOX_WIDTH / 2.0 : fromX + BOX_WIDTH;
            endX = straight ? startX : startX;
            startY = straight ? y(arrow.from()) + (down ? BOX_HEIGHT : 0) : y(arrow.from()) + BOX_HEIGHT / 2.0;
            endY = straight ? y(arrow.to()) + (down ? 0 : BOX_HEIGHT) : y(arrow.to()) + BOX_HEIGHT / 2.0;
            double out = straight
                    ? 0
                    : 26
                            + 30.0 * lane
                            + 16.0 * (Math.abs(arrow.to().row() - arrow.from().row()) - 1);
            bendX = startX + 2 * out;
            bendY = (startY + endY) / 2;
        } else {
            boolean right = toX > fromX;
            startX = right ? fromX + BOX_WIDTH : fromX;
            endX = right ? toX : toX + BOX_WIDTH;
            startY = y(arrow.from()) + BOX_HEIGHT / 2.0;
            endY = y(arrow.to()) + BOX_HEIGHT / 2.0;
            bendX = (startX + endX) / 2;
            bendY = (startY + endY) / 2
                    + (lane % 2 == 0 ? 1 : -1) * 36.0 * ((lane + 1) / 2)
                    + (startY == endY && Math.abs(toX - fromX) > COLUMN ? -60 : 0);
        }
        String colour = Colour.of(arrow);
        svg.writeEmptyElement("path");
        attributes(
                svg,
                "d",
                String.format(Locale.ROOT, "M%.0f %.0fQ%.0f %.0f %.0f %.0f", startX, startY, bendX, bendY, endX, endY));
        attributes(svg, "style", "stroke:" + colour + ";stroke-width:" + (arrow.violates() ? 3.2 : 1.3));
        attributes(svg, "marker-end", "url(#head" + colour.substring(1) + ")");
        double middleX = (startX + 2 * bendX + endX) / 4;
        double middleY = (startY + 2 * bendY + endY) / 4;
        svg.writeStartElement("text");
        attributes(svg, "class", "name", "x", "" + Math.round(middleX + 3), "y", "" + Math.round(middleY - 3));
        attributes(svg, "style", "fill:" + colour + (arrow.violates() ? ";font-weight:bold" : ""));
        svg.writeCharacters(arrow.name());
        svg.writeEndElement();
    }

    private static int x(Node node, int left) {
        return MARGIN + node.column() * COLUMN - left;
    }

    private static int y(Node node) {
        return HEAD + node.row() * ROW;
    }

    private static void label(XMLStreamWriter svg, int x, int y, String style, String text) throws XMLStreamException {
        svg.writeStartElement("text");
        attributes(svg, "class", style, "x", "" + x, "y", "" + y);
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private static void element(XMLStreamWriter svg, String name, String text) throws XMLStreamException {
        svg.writeStartElement(name);
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private static void attributes(XMLStreamWriter svg, String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            svg.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}
