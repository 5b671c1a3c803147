package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code smpng explore} prints, writes and exits with. */
class ExploreCommandTest {
    private static final String EXPLORED = "smpng.cli.Explored";

    @TempDir
    Path folder;

    /** What a run left. */
    private record Run(int status, String out) {
        boolean has(String line) {
            return out.lines().anyMatch(line::equals);
        }
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] all = Stream.concat(Stream.of("explore"), Stream.of(arguments)).toArray(String[]::new);
        return new Run(commandLine.execute(all), out.toString());
    }

    @Test
    void aTestHasARowForEachOutcomeAndAColumnForEachMachine() {
        Run run = run(EXPLORED + ".Buffered", "--machine", "sc,x86-tso,jam");
        assertEquals(0, run.status, run.out);
        assertTrue(run.has("  outcome  declared     sc  x86-tso  jam"), run.out);
        assertTrue(run.has("  0, 0     interesting   .       +1   +1"), run.out);
        assertTrue(run.has("  0, 1     acceptable   +1       +1   +1"), run.out);
        assertTrue(run.has("  note   sc: never 0, 0   interesting: stores waited in buffers"), run.out);
        assertTrue(run.has("1 test on sc, x86-tso, jam: 1 as declared, 0 with errors, 0 undecided"), run.out);
        assertTrue(run.out.contains("mapping hotspot, and the compiler keeps the order of opaque"), run.out);
    }

    @Test
    void whatIsNotDeclaredIsAnErrorWithAnExecutionAndStatusOne() {
        Run run = run(EXPLORED + "$Hopeful", "--machine", "x86-tso", "--mapping", "freebsd");
        assertEquals(1, run.status, run.out);
        assertTrue(run.has("  0, 0     undeclared        +1"), run.out);
        assertTrue(run.has("  error  x86-tso: 0, 0   not declared"), run.out);
        assertTrue(run.out.contains("Hopeful.y -> 0  plain R  reads the initial value"), run.out);
        assertTrue(run.out.contains("mapping freebsd"), run.out);
        assertEquals(0, run(EXPLORED + "$Hopeful", "--machine", "sc").status);
    }

    @Test
    void whatIsNotModelledIsUndecidedByNameAndStatusThree() {
        Run run = run(EXPLORED + ".Timed");
        assertEquals(3, run.status, run.out);
        assertTrue(run.out.contains("undecided  jam: smpng.cli.Explored$Timed.actor:"), run.out);
        assertTrue(run.out.contains("java.lang.System.nanoTime is not modelled"), run.out);
    }

    @Test
    void aBudgetThatRunsOutIsNoPass() {
        Run run = run(EXPLORED + ".Buffered", "--machine", "sc", "--max-executions", "2");
        assertEquals(3, run.status, run.out);
        assertTrue(run.has("  undecided  sc: stopped after 2 executions"), run.out);
    }

    @Test
    void aClassStandsForTheTestsInItAndAMalformedOneIsUndecided() {
        Run run = run(EXPLORED, "--machine", "sc");
        assertTrue(run.has("smpng.cli.Explored.Buffered"), run.out);
        assertTrue(run.out.contains("5 tests on sc: 3 as declared, 0 with errors, 2 undecided"), run.out);
        assertTrue(run.out.contains("Explored.Stateless: the test has no state"), run.out);
        assertEquals(3, run.status, run.out);
    }

    @Test
    void aMalformedTestThatIsNamedIsRefused() {
        Run run = run(EXPLORED + "$Stateless");
        assertEquals(2, run.status, run.out);
        assertTrue(run.out.startsWith("smpng: the test cannot be run: " + EXPLORED + "$Stateless; "), run.out);
    }

    @Test
    void patternsChooseTests() {
        Run run = run("smpng.cli.*.B*", EXPLORED + ".H*", "--machine", "sc");
        assertTrue(run.out.contains("2 tests on sc: 2 as declared"), run.out);
    }

    @Test
    void manyMachinesStayWithinTheWidth() {
        Run run = run(EXPLORED + ".Buffered", "--machine", "all", "--width", "80");
        assertTrue(run.out.lines().allMatch(line -> line.length() <= 80), run.out);
        assertEquals(
                2,
                run.out
                        .lines()
                        .filter(line -> line.startsWith("  outcome  declared"))
                        .count(),
                run.out);
    }

    @Test
    void countsDoNotDependOnJobs() {
        String one = run(EXPLORED + ".Buffered", "--machine", "jam", "--jobs", "1").out;
        assertEquals(one, run(EXPLORED + ".Buffered", "--machine", "jam", "--jobs", "3").out);
    }

    @Test
    void operationsAreLinearizableOrShownWhereNot() {
        Run wrong = run(EXPLORED + "$Counter", "--machine", "sc,jam");
        assertEquals(1, wrong.status, wrong.out);
        assertTrue(wrong.has("  T0  increment() -> 1"), wrong.out);
        assertTrue(wrong.has("  no sequential order of these operations returns this"), wrong.out);
        Run right = run(EXPLORED + "$LockedCounter", "--machine", "sc,jam", "--operations", "1");
        assertEquals(0, right.status, right.out);
        assertTrue(right.out.contains("linearizable: 2 threads of 1 operation, 2 values a parameter"), right.out);
        Run specified = run(
                EXPLORED + "$Counter",
                "--specification",
                EXPLORED + "$LockedCounter",
                "--threads",
                "1",
                "--json",
                folder.resolve("r.json").toString());
        assertEquals(0, specified.status, specified.out);
    }

    @Test
    void weakCompareAndSetsFailForNoReasonIfAsked() throws IOException {
        String[] asked = {
            EXPLORED + "$Weak",
            "--machine",
            "jam",
            "--json",
            folder.resolve("r.json").toString()
        };
        Run silent = run(asked);
        assertEquals(0, silent.status, silent.out);
        assertTrue(silent.out.contains("note   jam: a weak compare-and-set that fails for no reason"), silent.out);
        assertFalse(json().get("spuriousFailures").asBoolean());
        Run spurious = run(Stream.concat(Stream.of(asked), Stream.of("--spurious-failures"))
                .toArray(String[]::new));
        assertEquals(1, spurious.status, spurious.out);
        assertTrue(spurious.has("weak compare-and-sets may fail for no reason"), spurious.out);
        assertFalse(spurious.out.contains("is not explored"), spurious.out);
        assertTrue(json().get("spuriousFailures").asBoolean());
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("r.json").toFile()).get(0);
    }

    @Test
    void theSameIsWrittenForMachines() throws IOException {
        Path json = folder.resolve("r.json");
        run(EXPLORED + "$Hopeful", "--machine", "sc,x86-tso", "--json", json.toString());
        JsonNode test = new ObjectMapper().readTree(json.toFile()).get(0);
        assertEquals("smpng.cli.Explored.Hopeful", test.get("test").asText());
        assertEquals("hotspot", test.get("mapping").asText());
        assertTrue(test.get("mismatch").asBoolean());
        JsonNode row = test.get("outcomes").get(0);
        assertEquals("0, 0", row.get("outcome").asText());
        assertEquals(0, row.get("executions").get("sc").asInt());
        assertEquals(1, row.get("executions").get("x86-tso").asInt());
        assertEquals("complete", test.get("machines").get(0).get("completion").asText());
    }
}
