package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Bad input is one clear line and exit status 2, and nothing is overwritten. */
class BadInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify nonsense",
                "verify --engine nonsense",
                "verify --machine vax",
                "verify --budget huge",
                "verify --jobs 0",
                "nonsense",
                "bugs nonsense",
                "audit nonsense",
                "audit models --orders",
                "audit refcount --orders --machine nonsense",
                "replay nonsense.json",
                "report nonsense",
                "litmus",
                "litmus nonsense.litmus",
                "litmus ../../model/litmus/classic/x86 --machine vax",
                "litmus ../../model/litmus/classic/x86/SB.litmus --machine armv8",
                "litmus ../../model/litmus/classic/x86 --machine x86-tso,power",
                "litmus ../../model/litmus/classic/x86 --jobs 0",
                "litmus ../../model/litmus/classic/x86 --limit 0",
                "litmus ../../model/litmus/classic/x86 --mapping sun",
                "litmus ../../model/litmus/classic/x86 --cat nonsense.cat",
                "litmus ../../model/litmus/classic/x86 --expect nonsense.csv",
                "litmus ../../model/litmus/classic/c --expect ../../model/litmus/classic/c/expected-sc.csv",
                "litmus src",
                "explore",
                "explore nonsense",
                "explore nonsense.jar",
                "explore nonsense --classpath nowhere",
                "explore nonsense --classpath nowhere/*",
                "explore smpng.cli.Main",
                "explore smpng.suites.refcount --machine vax",
                "explore smpng.suites.refcount --jobs 0",
                "explore smpng.suites.refcount --max-executions 0",
                "explore smpng.suites.refcount --mapping sun",
                "explore smpng.suites.refcount --budget huge",
                "explore smpng.suites.refcount --json nowhere/result.json"
            })
    void isOneLineAndStatusTwo(String arguments) {
        assertRefused(arguments.split(" "));
    }

    @Test
    void aReportFolderThatIsAFileIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("precious"), "text");
        assertRefused("verify", "refcount", "--report", file.toString());
        assertRefused("bugs", "rc-early-last", "--report", file.resolve("below").toString());
        assertEquals("text", Files.readString(file));
    }

    @Test
    void aLitmusTestThatCannotBeReadIsNamedWithItsPlace() throws IOException {
        Path test = Files.writeString(folder.resolve("t.litmus"), "X86 t\n{ }\n P0 ;\n MOVE [x],$1 ;\nexists (x=1)\n");
        assertRefusedWith(":4:2: the instruction MOVE [x],$1 is not known", "litmus", test.toString());
        Path model = Files.writeString(folder.resolve("m.cat"), "acyclic po | rg");
        String sb = "../../model/litmus/classic/x86/SB.litmus";
        assertRefusedWith(":1:14: rg is not defined", "litmus", sb, "--cat", model.toString());
        Path verdicts = Files.writeString(folder.resolve("e.csv"), "test,verdict\nSB.litmus,yes\n");
        assertRefusedWith(":2; a line is test,0 or test,1", "litmus", sb, "--expect", verdicts.toString());
    }

    @Test
    void picturesDoNotReplaceAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("precious"), "text");
        String sb = "../../model/litmus/classic/x86/SB.litmus";
        assertRefused("litmus", sb, "--witness", file.toString());
        assertRefused("litmus", sb, "--json", folder.toString());
        assertEquals("text", Files.readString(file));
    }

    @Test
    void aReplayFileThatIsSomethingElseIsRefused() throws IOException {
        assertRefused(
                "replay",
                Files.writeString(folder.resolve("a"), "{ \"claims\": 3 }").toString());
        assertRefused("replay", Files.writeString(folder.resolve("b"), "").toString());
        assertRefused("replay", Files.writeString(folder.resolve("c"), "{}").toString());
        assertRefused("replay", folder.toString());
    }

    /** Refused with a line that has a text in it. */
    private static void assertRefusedWith(String text, String command, String... arguments) {
        String[] all = Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new);
        String line = refusal(all);
        assertTrue(line.contains(text), line);
    }

    private static void assertRefused(String... arguments) {
        refusal(arguments);
    }

    private static String refusal(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err));
        assertEquals(2, commandLine.execute(arguments), () -> String.join(" ", arguments));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("smpng: "), err::toString);
        return err.toString();
    }
}
