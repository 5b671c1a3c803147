package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import smpng.suites.harness.CounterexampleText;

/** How wide the reader's terminal is, and whether it shows colours. An option of the commands that print timelines. */
final class Terminal {
    private static final int DEFAULT = 120;
    private static final int LEAST = 60;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "width of the text; the terminal's if not given, 120 where there is none")
    private @Nullable Integer given;

    /** The width of the text, in characters. */
    int width() {
        Integer its = given;
        if (its != null) {
            if (its < LEAST) {
                throw new InputError("too narrow to read", "--width " + its, "at least " + LEAST);
            }
            return its;
        }
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[0-9]{2,4}")) {
            return Math.max(LEAST, Integer.parseInt(columns));
        }
        return System.console() == null ? DEFAULT : Math.max(LEAST, asked());
    }

    /** Where a command prints. Lines that go elsewhere than to a terminal are left whole, for programs that read lines. */
    Sheet sheet(PrintWriter out) {
        boolean whole = given == null && System.getenv("COLUMNS") == null && System.console() == null;
        return new Sheet(out, whole ? Integer.MAX_VALUE : width(), Ansi.AUTO.enabled());
    }

    /** The form of timelines. */
    CounterexampleText timelines() {
        return new CounterexampleText(width(), Ansi.AUTO.enabled());
    }

    /** Java cannot ask; tput looks at the terminal that its errors would go to. */
    private static int asked() {
        try {
            Process tput = new ProcessBuilder("tput", "cols")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = new String(tput.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return tput.waitFor(1, TimeUnit.SECONDS) && answer.matches("[0-9]{2,4}")
                    ? Integer.parseInt(answer)
                    : DEFAULT;
        } catch (IOException e) {
            return DEFAULT; // no tput here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DEFAULT;
        }
    }
}
