package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jcstress.annotations.Actor;
import picocli.CommandLine;

/** What {@code smpng explore --export} writes, other tools can use, and it means what it meant. */
class ExploreExportsTest {
    @TempDir
    Path folder;

    /** What a run left. */
    private record Run(int status, String out) {
        List<String> exports() {
            return out.lines()
                    .filter(line -> line.startsWith("export  "))
                    .map(line -> line.substring("export  ".length()))
                    .toList();
        }
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        return new Run(commandLine.execute(arguments), out.toString());
    }

    private Run export(String test, String machine, String mapping) {
        return run(
                "explore",
                "smpng.cli.Exported$" + test,
                "--machine",
                machine,
                "--mapping",
                mapping,
                "--export",
                folder.toString());
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Updated, armv8, freebsd",
        "Updated, power, hotspot",
        "Updated, rc11, freebsd",
        "Updated, jam, hotspot",
        "Fenced, x86-tso, freebsd",
        "Fenced, riscv, hotspot",
        "Overwritten, alpha, freebsd",
        "Overwritten, jam, hotspot"
    })
    void bothFilesHaveTheExecution(String test, String machine, String mapping) throws IOException {
        Run run = export(test, machine, mapping);
        assertEquals(2, run.exports().size(), run.out);

        // The command is what is printed for the reader.
        String[] command = run.exports().get(0).split(" ");
        assertEquals("smpng", command[0]);
        Run decided = run(Stream.of(command).skip(1).toArray(String[]::new));
        assertEquals(0, decided.status, decided.out);
        assertTrue(decided.out.contains("allowed"), decided.out);
        Run onSc = run("litmus", files(".litmus").get(0).toString(), "--machine", "sc");
        assertEquals(!test.equals("Fenced"), onSc.out.contains("forbidden"), onSc.out);

        Path source = files(".java").get(0);
        Path classes = folder.resolve("classes");
        compile(source, classes);
        String name = source.getFileName().toString().replace(".java", "");
        Run explored = run(
                "explore",
                "counterexamples." + name,
                "--classpath",
                classes.toString(),
                "--machine",
                machine,
                "--mapping",
                mapping);
        assertEquals(1, explored.status, explored.out);
        assertTrue(
                explored.out
                        .lines()
                        .anyMatch(line -> line.startsWith("  error  " + machine + ": ")
                                && line.endsWith("forbidden: the execution")),
                explored.out);
    }

    private static void compile(Path source, Path classes) throws IOException {
        Files.createDirectories(classes);
        StringWriter problems = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        problems,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-Xlint:all",
                                "-d",
                                classes.toString(),
                                "-cp",
                                Actor.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath()),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, null)
                                .getJavaFileObjects(source.toFile()))
                .call();
        assertTrue(compiled, () -> problems.toString());
    }

    @Test
    void whatCHasNotIsATestOfJcstressAloneAndThatIsSaid() throws IOException {
        Run run = export("Half", "x86-tso", "hotspot");
        assertEquals(
                "no litmus test of 1, 1: C has no fence between loads only, or stores only",
                run.exports().get(0));
        assertEquals(1, files(".java").size());
    }

    @Test
    void whatNobodyWritesIsLeftOut() throws IOException {
        export("Overwritten", "alpha", "freebsd");
        String test = Files.readString(files(".litmus").get(0));
        assertTrue(test.contains("{ [x] = 0; [y] = 0; }"), test);
        assertTrue(test.contains("exists (x=2 /\\ y=2)"), test);
    }

    @Test
    void whatNeverEndsIsNeitherAndThatIsSaid() throws IOException {
        Run run = export("Waiting", "sc", "hotspot");
        assertEquals(2, run.exports().size(), run.out);
        run.exports()
                .forEach(line -> assertTrue(
                        line.endsWith("threads wait for ever, which no end of a straight line" + " shows"), line));
        assertTrue(files(".litmus").isEmpty());
    }

    @Test
    void nothingIsWrittenWhereNothingIsWrong() throws IOException {
        Run run = export("Overwritten", "sc", "hotspot");
        assertEquals(0, run.status, run.out);
        assertTrue(run.exports().isEmpty(), run.out);
        assertFalse(Files.exists(folder.resolve("counterexamples")));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Run run = run("explore", "smpng.cli.Exported$Half", "--export", file.toString());
        assertEquals(2, run.status, run.out);
        assertTrue(run.out.startsWith("smpng: not a folder: "), run.out);
    }
}
