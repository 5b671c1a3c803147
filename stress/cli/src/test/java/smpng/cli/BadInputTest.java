package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
                "replay nonsense.json",
                "report nonsense"
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
    void aReplayFileThatIsSomethingElseIsRefused() throws IOException {
        assertRefused(
                "replay",
                Files.writeString(folder.resolve("a"), "{ \"claims\": 3 }").toString());
        assertRefused("replay", Files.writeString(folder.resolve("b"), "").toString());
        assertRefused("replay", Files.writeString(folder.resolve("c"), "{}").toString());
        assertRefused("replay", folder.toString());
    }

    private static void assertRefused(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err));
        assertEquals(2, commandLine.execute(arguments), () -> String.join(" ", arguments));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("smpng: "), err::toString);
    }
}
