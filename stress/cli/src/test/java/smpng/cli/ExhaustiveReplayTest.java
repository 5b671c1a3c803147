package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpng.api.Exhaustive;
import smpng.explorer.junit.ExhaustiveTests;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.engines.Jdk;
import smpng.suites.engines.Replay;
import smpng.suites.harness.CounterexampleText;

/** The message of a test method that failed names a file which runs the same execution again, on every JDK. */
class ExhaustiveReplayTest {
    private static final String COMMAND = "replay    smpng replay ";

    @TempDir
    Path folder;

    /** Explored by hand below. */
    static class Lossy {
        private int count;

        @Exhaustive(machines = "x86-tso")
        void countsBoth() throws InterruptedException {
            Thread other = new Thread(() -> count++);
            other.start();
            count++;
            other.join();
            assertEquals(2, count);
        }
    }

    @Test
    void theMessageHoldsTheCommand()
            throws IOException, InterruptedException, CannotReplay, ReflectiveOperationException {
        Method test = Lossy.class.getDeclaredMethod("countsBoth");
        Exhaustive how = test.getAnnotation(Exhaustive.class);
        String message = String.valueOf(assertThrows(
                        AssertionError.class, () -> new ExhaustiveTests().run(test, how, (machine, said) -> {}))
                .getMessage());
        int at = message.lastIndexOf(COMMAND);
        assertTrue(at > 0, message);
        Path file = Path.of(message.substring(at + COMMAND.length()).strip());
        assertTrue(file.endsWith(Path.of("counterexamples", "ExhaustiveReplayTest$Lossy.countsBoth.json")), message);
        assertEquals(
                "exhaustive", new ResultFiles().read(file, Counterexample.class).engine());
        assertFalse(file.isAbsolute(), "as somebody types it: " + file);
        List<Jdk> jdks = new ArrayList<>(List.of(Jdk.current(), Jdk.current()));
        NewerJdkTest.find().ifPresent(jdks::add);
        List<String> texts = new ArrayList<>();
        for (Jdk jdk : jdks) {
            Path work = Files.createDirectories(folder.resolve("work" + texts.size()));
            Replay again =
                    Replay.execution(file, Optional.empty(), false, new CounterexampleText(120, false), jdk, work);
            assertTrue(again.fails(), again.text());
            assertTrue(again.text().contains("expected: <2> but was: <1>"), again.text());
            texts.add(again.text());
        }
        texts.forEach(text -> assertEquals(texts.get(0), text));
    }
}
