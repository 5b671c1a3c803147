package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What classes, threads and messages are called breaks no page and no export, and runs no script. */
class HostileNamesTest {
    private static final Pattern SCRIPT = Pattern.compile("<script");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^<>]*>");

    @TempDir
    Path folder;

    static Stream<String> names() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</style></title></svg><script>alert(1)</script><!-- ]]>",
                "javascript:alert(1)",
                "&lt;b&gt; &amp; &#60;",
                "a\u0000b\u0007c\u001b[31md\u0085e\nf",
                "\u202Egnp.exe\u2066x\u200F",
                "\u05E9\u05DC\u05D5\u05DD.\u0645\u0631\u062D\u0628\u0627",
                "\uD800 half a pair \uDC00",
                "../../../etc/passwd",
                "x".repeat(10_000),
                "\uD83D\uDE00".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("names")
    void breakNothing(String name) throws Exception {
        GeneratedReport.write(folder, 2, name);
        Path sarif = folder.resolve("out.sarif");
        Path junit = folder.resolve("out.xml");
        run(
                "report",
                folder.toString(),
                "--sarif",
                sarif.toString(),
                "--junit",
                junit.toString(),
                "--diff",
                folder.toString());
        for (Path page : pages()) {
            String html = Files.readString(page);
            assertEquals(html.contains("script-src") ? 1 : 0, count(SCRIPT, html), page + " has another script");
            assertFalse(
                    html.codePoints().anyMatch(c -> c < 32 && c != '\n' && c != '\t'),
                    page + " has control characters");
            assertFalse(
                    Pattern.compile("[\u202A-\u202E\u2066-\u2069]")
                            .matcher(html)
                            .find(),
                    page + " turns around");
            Matcher tags = TAG.matcher(html);
            while (tags.find()) {
                // Without what is quoted: there such a text is only a text.
                assertFalse(
                        tags.group().replaceAll("\"[^\"]*\"", "").matches("(?is)<[^>]*\\s(on[a-z]+=|src=).*"),
                        tags.group());
            }
        }
        for (int i = 0; i < 2; i++) {
            Path svg = folder.resolve("counterexample-generated-" + i + ".svg");
            assertDoesNotThrow(
                    () -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(svg.toFile()),
                    name);
            JsonNode trace = new ObjectMapper()
                    .readTree(folder.resolve("counterexample-generated-" + i + ".trace.json")
                            .toFile());
            assertTrue(trace.at("/traceEvents").size() > 4, trace.toString());
            assertTrue(Files.exists(folder.resolve("counterexample-generated-" + i + ".dot")));
        }
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile());
        SarifTest.assertRequired(new ObjectMapper().readTree(sarif.toFile()));
    }

    /** Nothing is fetched, so that a page opens with the network off; the browser is told so too. */
    @Test
    void pagesNeedNothingFromElsewhere() throws IOException {
        GeneratedReport.write(folder, 2, "Queue");
        run("report", folder.toString());
        for (Path page : pages()) {
            String html = Files.readString(page);
            assertTrue(html.replace("&#x27;", "'").contains("default-src 'none'"), page.toString());
            assertFalse(
                    Pattern.compile("(src|href)=\"?(https?:)?//|@import|url\\((?!#)")
                            .matcher(html)
                            .find(),
                    page.toString());
        }
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> pages = all.filter(f -> f.toString().endsWith(".html")).toList();
            assertTrue(pages.size() > 3, pages.toString());
            return pages;
        }
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static void run(String... arguments) {
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        assertEquals(0, status, err.toString());
    }
}
