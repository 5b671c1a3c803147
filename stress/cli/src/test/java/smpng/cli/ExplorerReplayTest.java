package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import smpng.explorer.replay.CannotReplay;
import smpng.suites.engines.Jdk;
import smpng.suites.engines.Replay;
import smpng.suites.harness.CounterexampleText;

/** What {@code explore --report} keeps runs again as it was, and what cannot be run again is refused in one line. */
class ExplorerReplayTest {
    private static final String TEST = Explored.Hopeful.class.getName();
    private static final String FILE = "Explored.Hopeful-jam-0_0.json";

    @TempDir
    Path folder;

    private Path file = Path.of("");

    /** What a command answers. */
    private record Answer(int status, String out, String err) {}

    private static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Answer(line.execute(arguments), out.toString(), err.toString());
    }

    @BeforeEach
    void explores() throws IOException {
        Answer answer = run("explore", TEST, "--machine", "jam,x86-tso", "--report", folder.toString());
        assertEquals(1, answer.status, answer.err);
        try (var files = Files.list(folder.resolve("counterexamples"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all::toString);
            file = all.get(0);
        }
        assertTrue(String.valueOf(file.getFileName()).startsWith(FILE), file.toString());
        assertTrue(answer.out.contains("smpng replay " + file), answer.out);
    }

    @Test
    void theSameBytesOnEveryJdk() throws IOException, InterruptedException, CannotReplay {
        String first = again(Jdk.current(), "a");
        assertTrue(first.contains("y -> 0"), first);
        assertEquals(first, again(Jdk.current(), "b"));
        Optional<Jdk> newer = NewerJdkTest.find();
        if (newer.isPresent()) {
            assertEquals(first, again(newer.get(), "c"));
        }
    }

    private String again(Jdk jdk, String work) throws IOException, InterruptedException, CannotReplay {
        Replay replay = Replay.execution(
                file, Optional.empty(), false, new CounterexampleText(120, false), jdk, folder.resolve(work));
        assertTrue(replay.fails(), replay.text());
        return replay.text();
    }

    @Test
    void aChangedClassIsRefused() throws IOException {
        ObjectNode its = json();
        ((ObjectNode) its.at("/program/classes")).put(TEST, "0123");
        assertRefused(write(its), "a class changed since the execution was found: " + TEST + ";");
    }

    @Test
    void aMissingClassIsRefused() throws IOException {
        ObjectNode its = json();
        ((ObjectNode) its.at("/program/classes")).put("no.such.Type", "0123");
        assertRefused(write(its), "a class of the execution is missing: no.such.Type;");
        ObjectNode elsewhere = json();
        ((ArrayNode) elsewhere.at("/program/classPath")).removeAll().add("nowhere");
        assertRefused(write(elsewhere), "the classes are not there any more: ");
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length() - 2; length += whole.length() / 40) {
            Files.writeString(folder.resolve("damaged.json"), whole.substring(0, length));
            assertRefused(folder.resolve("damaged.json"), "not a readable replay file: ");
        }
    }

    @Test
    void anExecutionThatIsNoneIsRefused() throws IOException {
        ObjectNode shorter = json();
        ((ArrayNode) shorter.at("/program/threads"))
                .remove(shorter.at("/program/threads").size() - 1);
        assertRefused(write(shorter), "");
        ObjectNode nowhere = json();
        for (JsonNode thread : nowhere.at("/program/threads")) {
            for (JsonNode step : thread) {
                ((ObjectNode) step).putArray("from").add(1).add(77);
            }
        }
        assertRefused(write(nowhere), "a step of the file fits no execution: ");
        ObjectNode unknown = json();
        ((ObjectNode) unknown.at("/program/threads/1/0")).put("kind", "LEAP");
        assertRefused(write(unknown), "the file has an unknown kind of step: LEAP;");
    }

    private ObjectNode json() throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(file.toFile());
    }

    /** In the same folder: the class path is written from there. */
    private Path write(JsonNode its) throws IOException {
        Path target = folder.resolve("counterexamples").resolve("other.json");
        new ObjectMapper().writeValue(target.toFile(), its);
        return target;
    }

    private static void assertRefused(Path replay, String start) {
        Answer answer = run("replay", replay.toString());
        assertEquals(2, answer.status, answer.out + answer.err);
        assertEquals(1, answer.err.lines().count(), answer.err);
        assertTrue(answer.err.startsWith("smpng: " + start), answer.err);
    }
}
