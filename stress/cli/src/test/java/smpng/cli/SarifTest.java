package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import smpng.explorer.replay.Counterexample;
import smpng.suites.catalogue.Checkout;

/** SARIF has what its schema, version 2.1.0, requires, and names lines. */
class SarifTest {
    /** The part of the format that is used; with formats such as URI references, which are but remarks by default. */
    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        InputStream its = SarifTest.class.getResourceAsStream("sarif-subset.schema.json");
        if (its == null) {
            throw new AssertionError("the schema is missing");
        }
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(
                        its,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static JsonNode document(Counterexample its) throws IOException {
        Map<String, Object> plain = new Sarif(Checkout.current(), Map.of("RC-1", "the claim"))
                .document(List.of(), Map.of(Path.of("c.json"), its));
        return new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(plain));
    }

    @Test
    void aCounterexampleIsAResultAtTheLineOfItsLastStep() throws IOException {
        JsonNode document = document(GeneratedReport.counterexample("Queue", 0));
        assertRequired(document);
        JsonNode result = document.at("/runs/0/results/0");
        assertEquals("RC-1", result.get("ruleId").asText());
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertEquals(
                "primitives/src/main/java/smpng/primitives/RefCount.java",
                place.at("/artifactLocation/uri").asText());
        assertEquals(40, place.at("/region/startLine").asInt());
        assertEquals(2, result.at("/codeFlows/0/threadFlows").size());
        assertEquals(
                "the claim",
                document.at("/runs/0/tool/driver/rules/0/shortDescription/text").asText());
    }

    @Test
    void whatASeededBugShowsIsNoFinding() throws IOException {
        JsonNode document = document(GeneratedReport.counterexample("Queue", 0).withBug("rc-b3"));
        assertRequired(document);
        assertEquals(0, document.at("/runs/0/results").size());
    }

    @Test
    void theSchemaRefusesWhatTheFormatDoesNotHave() throws IOException {
        JsonNode good = document(GeneratedReport.counterexample("Queue", 0));
        assertEquals(Set.of(), SCHEMA.validate(good));
        ObjectNode column = good.deepCopy();
        ((ObjectNode) column.at("/runs/0")).put("columnKind", "bytes");
        assertFalse(SCHEMA.validate(column).isEmpty());
        ObjectNode line = good.deepCopy();
        ((ObjectNode) line.at("/runs/0/results/0/locations/0/physicalLocation/region")).put("startLine", 0);
        assertFalse(SCHEMA.validate(line).isEmpty());
        ObjectNode unknown = good.deepCopy();
        ((ObjectNode) unknown.at("/runs/0/results/0")).put("severity", "error");
        assertFalse(SCHEMA.validate(unknown).isEmpty());
        ObjectNode silent = good.deepCopy();
        ((ObjectNode) silent.at("/runs/0/results/0/message")).remove("text");
        assertFalse(SCHEMA.validate(silent).isEmpty());
    }

    /** What the schema asks for, and what code-scanning pages need beyond it, of all objects that are written here. */
    static void assertRequired(JsonNode document) {
        assertEquals(Set.of(), SCHEMA.validate(document));
        assertEquals("2.1.0", document.get("version").asText());
        assertTrue(document.get("runs").isArray());
        for (JsonNode run : document.get("runs")) {
            assertFalse(run.at("/tool/driver/name").asText().isEmpty(), "a run has a tool with a driver with a name");
            for (JsonNode rule : run.at("/tool/driver/rules")) {
                assertFalse(rule.get("id").asText().isEmpty(), "a rule has an id");
                assertMessage(rule.get("shortDescription"));
            }
            assertTrue(run.get("results").isArray());
            for (JsonNode result : run.get("results")) {
                assertMessage(result.get("message"));
                assertTrue(List.of("none", "note", "warning", "error")
                        .contains(result.get("level").asText()));
                assertTrue(result.get("locations").size() > 0, "a code-scanning page needs a place");
                result.get("locations").forEach(SarifTest::assertLocation);
                for (JsonNode flow : result.path("codeFlows")) {
                    assertTrue(flow.get("threadFlows").size() > 0, "a code flow has a thread flow");
                    for (JsonNode thread : flow.get("threadFlows")) {
                        assertTrue(thread.get("locations").size() > 0, "a thread flow has a location");
                        thread.get("locations").forEach(step -> assertLocation(step.get("location")));
                    }
                }
            }
        }
    }

    private static void assertMessage(JsonNode message) {
        assertFalse(message.get("text").asText().isEmpty(), "a message has a text");
    }

    private static void assertLocation(JsonNode location) {
        String uri = location.at("/physicalLocation/artifactLocation/uri").asText();
        assertFalse(uri.isEmpty());
        assertTrue(uri.matches("[A-Za-z0-9._~%!$&'()*+,;=:@/\\[\\]?#-]+"), uri);
        assertTrue(location.at("/physicalLocation/region/startLine").asInt() >= 1, "lines begin at 1");
        if (location.has("message")) {
            assertMessage(location.get("message"));
        }
    }
}
