package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit prints is what it writes for programs. */
final class AuditCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void claimsAreWrittenThoughNoOrderWasExplored() throws IOException {
        JsonNode written = audit();
        assertEquals(
                "RC-1", written.path("claims").path(0).path("claim").path("id").asText(), written::toString);
        assertTrue(written.path("orders").isMissingNode(), written::toString);
    }

    @Test
    void theOrdersThatWereExploredAreWrittenAndKept() throws IOException {
        JsonNode first = audit("--orders", "--machine", "sc,sparc-pso");
        JsonNode kept = audit();
        assertEquals(first, kept);
        JsonNode drop = null;
        for (JsonNode row : kept.path("orders").path("rows")) {
            drop = row.path("order").asText().equals("getAndAddRelease") ? row : drop;
        }
        assertTrue(drop != null, kept::toString);
        JsonNode tried = drop.path("tries").path(0);
        assertEquals("sc", tried.path("holds").path(0).asText(), tried::toString);
        assertEquals("sparc-pso", tried.path("breaks").path(0).path("machine").asText(), tried::toString);
    }

    private JsonNode audit(String... more) throws IOException {
        Path json = folder.resolve("audit.json");
        List<String> arguments = new ArrayList<>(List.of(
                "audit", "refcount", "--report", folder.resolve("report").toString(), "--json", json.toString()));
        arguments.addAll(List.of(more));
        StringWriter said = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments.toArray(String[]::new));
        assertEquals(0, exit, said::toString);
        return new ObjectMapper().readTree(json.toFile());
    }
}
