package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code smpng litmus} prints, writes and exits with. */
class LitmusCommandTest {
    private static final String CLASSIC = "../../model/litmus/classic/";

    @TempDir
    Path folder;

    /** What a run left. */
    private record Run(int status, String out) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] all = Stream.concat(Stream.of("litmus"), Stream.of(arguments)).toArray(String[]::new);
        return new Run(commandLine.execute(all), out.toString());
    }

    @Test
    void aForbiddenTestSaysWhatForbidsIt() {
        Run run = run(CLASSIC + "ppc/MP+lwsync+addr.litmus");
        assertEquals(0, run.status, run.out);
        assertTrue(run.out.contains("power  forbidden  does not hold; forbidden by observation: "), run.out);
        assertTrue(run.out.contains("a: W x=1"), run.out);
    }

    @Test
    void aLanguageTestHasARowForEveryMachine() {
        Run run = run(CLASSIC + "c/SB.litmus");
        assertTrue(run.out.contains("sc         forbidden"), run.out);
        assertTrue(run.out.contains("x86-tso    allowed"), run.out);
        assertTrue(run.out.contains("mapping freebsd"), run.out);
        assertEquals(
                13,
                run.out
                        .lines()
                        .filter(l -> l.contains(" allowed") || l.contains(" forbidden"))
                        .count());
    }

    @Test
    void severalTestsAreColumns() {
        Run run = run(CLASSIC + "c/SB.litmus", CLASSIC + "c/MP.litmus", "--machine", "sc,x86-tso,sparc-pso");
        List<String> lines = run.out.lines().map(String::strip).toList();
        assertEquals("SB         MP", lines.get(0), run.out);
        assertEquals("sc         forbidden  forbidden", lines.get(1), run.out);
        assertEquals("x86-tso    allowed    forbidden", lines.get(2), run.out);
        assertEquals("sparc-pso  allowed    allowed", lines.get(3), run.out);
    }

    @Test
    void statesAreCountedAndThoseThatMeetTheConditionAreMarked() {
        Run run = run(CLASSIC + "x86/SB.litmus", "--states");
        assertTrue(run.out.contains("4 final states on x86-tso, of 4 executions"), run.out);
        assertTrue(run.out.contains("       1 * 0:EAX=0; 1:EAX=0;"), run.out);
    }

    @Test
    void aMismatchIsListedAndTheStatusIsOne() throws IOException {
        Path expected =
                Files.writeString(folder.resolve("e.csv"), "test,verdict\nSB.litmus,0\nMP.litmus,1\ngone.litmus,1\n");
        Run run = run(CLASSIC + "x86", "--expect", expected.toString());
        assertEquals(1, run.status, run.out);
        assertTrue(run.out.contains("mismatch  SB.litmus on x86-tso: allowed"), run.out);
        assertTrue(run.out.contains("1 as expected, 1 mismatches"), run.out);
        assertTrue(run.out.contains("1 expected of tests that are not there"), run.out);
    }

    @Test
    void whatIsNotReadInAFolderIsUndecidedByReasonAndTheStatusIsThree() throws IOException {
        Files.copy(Path.of(CLASSIC, "x86", "SB.litmus"), folder.resolve("SB.litmus"));
        Files.writeString(folder.resolve("bad.litmus"), "X86 bad\n{}\n P0 ;\n JUMP ;\n");
        Run run = run(folder.toString());
        assertEquals(3, run.status, run.out);
        assertTrue(run.out.contains("1 uses what is not supported"), run.out);
        assertTrue(run.out.contains("bad.litmus:4:2: "), run.out);
    }

    @Test
    void aTestWhoseThreadsCannotEndIsUndecided() throws IOException {
        Path test = Files.writeString(
                folder.resolve("t.litmus"), "X86 t\n{ }\n P0 ;\n L: ;\n MOV [x],$1 ;\n JMP L ;\nexists (x=1)\n");
        Run run = run(test.toString());
        assertEquals(3, run.status, run.out);
        assertTrue(run.out.contains("no execution completes"), run.out);
    }

    @Test
    void picturesAreTextDotAndSvg() throws Exception {
        Run run = run(CLASSIC + "c/SB.litmus", "--machine", "sc", "--witness", folder.toString());
        assertEquals(0, run.status, run.out);
        assertTrue(Files.readString(folder.resolve("SB-sc.txt")).contains("forbidden by sc"), run.out);
        assertTrue(Files.readString(folder.resolve("SB-sc.dot")).startsWith("digraph"), run.out);
        String root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("SB-sc.svg").toFile())
                .getDocumentElement()
                .getTagName();
        assertEquals("svg", root);
    }

    @Test
    void theSameIsWrittenForMachines() throws IOException {
        Path json = folder.resolve("r.json");
        run(CLASSIC + "c/SB.litmus", "--machine", "sc,armv8", "--json", json.toString());
        JsonNode rows = new ObjectMapper().readTree(json.toFile());
        assertEquals(2, rows.size());
        assertEquals("forbidden", rows.get(0).get("verdict").asText());
        assertEquals("armv8", rows.get(1).get("machine").asText());
        assertTrue(rows.get(1).get("holds").asBoolean());
        assertEquals("freebsd", rows.get(1).get("mapping").asText());
    }

    @Test
    void aModelOfTheUsersOwnDecides() throws IOException {
        Path cat = Files.writeString(
                folder.resolve("m.cat"), "\"nothing at all\"\nacyclic po-loc | rf | co | fr as coherence\n");
        Run run = run(CLASSIC + "x86/MP.litmus", "--cat", cat.toString());
        assertTrue(run.out.contains("nothing at all  allowed"), run.out);
        Run both = run(CLASSIC + "x86/MP.litmus", "--cat", cat.toString(), "--machine", "x86-tso");
        assertTrue(both.out.contains("x86-tso         forbidden"), both.out);
    }
}
