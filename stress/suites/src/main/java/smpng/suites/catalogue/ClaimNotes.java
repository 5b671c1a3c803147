package smpng.suites.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * The note of a component: claims are the rows of the table under the heading "Claims", each {@code | id | text |
 * evidence |}. The evidence is counted by engine, such as "2 properties, jvm-stress", or begins with "unproven:" and says
 * why nothing supports the claim yet. The other sections are kept as they are written, for the audit.
 *
 * @param file where it was read from
 * @param claims its claims, in order
 * @param sections Markdown below each level-two heading, by heading
 */
public record ClaimNotes(Path file, List<Claim> claims, Map<String, String> sections) {
    private static final String UNPROVEN = "unproven:";

    /** Copies; the order of sections is kept. */
    public ClaimNotes {
        claims = List.copyOf(claims);
    }

    /**
     * Reads the note of a component; a note that does not exist has no claims.
     *
     * @throws IOException if it cannot be read
     */
    public static ClaimNotes of(Checkout checkout, String component) throws IOException {
        Path file = checkout.note(component);
        return Files.exists(file)
                ? parse(file, Files.readString(file))
                : new ClaimNotes(file, List.of(), new LinkedHashMap<>());
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if a claim is listed twice
     */
    public static ClaimNotes parse(Path file, String markdown) {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        Node document = parser.parse(markdown);
        List<Claim> claims = new ArrayList<>();
        String heading = "";
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading h) {
                heading = textOf(h).toLowerCase(Locale.ROOT);
            } else if (node instanceof TableBlock table && heading.equals("claims")) {
                claims.addAll(claimsOf(table));
            }
        }
        long distinct = claims.stream().map(Claim::id).distinct().count();
        if (distinct != claims.size()) {
            throw new IllegalArgumentException(file + " lists a claim twice");
        }
        return new ClaimNotes(file, claims, sectionsOf(markdown));
    }

    /** The text of a section, or empty. */
    public String section(String heading) {
        return sections.getOrDefault(heading.toLowerCase(Locale.ROOT), "");
    }

    private static List<Claim> claimsOf(TableBlock table) {
        List<Claim> claims = new ArrayList<>();
        table.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.CustomNode node) {
                if (node instanceof TableRow && node.getParent() instanceof TableBody) {
                    List<String> cells = new ArrayList<>();
                    for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
                        if (cell instanceof TableCell) {
                            cells.add(textOf(cell).strip());
                        }
                    }
                    String text = cells.size() > 1 ? cells.get(1) : "";
                    String evidence = cells.size() > 2 ? cells.get(2) : "";
                    claims.add(
                            evidence.startsWith(UNPROVEN)
                                    ? new Claim(
                                            cells.get(0),
                                            text,
                                            "",
                                            evidence.substring(UNPROVEN.length())
                                                    .strip())
                                    : new Claim(cells.get(0), text, evidence, ""));
                } else {
                    visitChildren(node);
                }
            }
        });
        return claims;
    }

    private static Map<String, String> sectionsOf(String markdown) {
        Map<String, String> sections = new LinkedHashMap<>();
        String heading = "";
        StringBuilder body = new StringBuilder();
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("## ")) {
                sections.put(heading, body.toString().strip());
                heading = line.substring(3).strip().toLowerCase(Locale.ROOT);
                body.setLength(0);
            } else {
                body.append(line).append('\n');
            }
        }
        sections.put(heading, body.toString().strip());
        return sections;
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text t) {
                text.append(t.getLiteral());
            }

            @Override
            public void visit(Code c) {
                text.append(c.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak b) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
