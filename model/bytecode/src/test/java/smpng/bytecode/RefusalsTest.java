package smpng.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefusalsTest {
    private static final Path SOURCE = Path.of("src/test/java/smpng/bytecode/refused/Refused.java");
    private static final String PACKAGE = "smpng.bytecode.refused.";

    private static InstrumentingLoader loader(Refusals refusals) {
        return new InstrumentingLoader(
                RefusalsTest.class.getClassLoader(),
                name -> name.startsWith(PACKAGE),
                (site, direct) -> direct,
                List.of(),
                refusals);
    }

    private static List<Refusal> refusals(String nested) {
        InstrumentingLoader loader = loader(Refusals.standard());
        NotModelled thrown = assertThrows(NotModelled.class, () -> loader.loadClass(PACKAGE + "Refused$" + nested));
        assertEquals(thrown.refusals(), loader.report().refusals());
        return thrown.refusals();
    }

    @Test
    void everyOffendingLineIsNamed() throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(SOURCE);
        List<String> nested = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int at = lines.get(i).indexOf("// refused: ");
            if (at >= 0) {
                expected.add(i + 1 + " " + lines.get(i).substring(at + "// refused: ".length()));
            }
            if (lines.get(i).matches("    static final class \\w+ \\{")) {
                nested.add(lines.get(i).trim().split(" ")[3]);
            }
        }
        nested.removeAll(List.of("Native", "Harmless"));
        List<String> found = new ArrayList<>();
        for (String name : nested) {
            for (Refusal refusal : refusals(name)) {
                String entry = refusal.line() + " " + refusal.what();
                // A method call in two steps (new, then the constructor) or a chain is one finding per line.
                if (!found.contains(entry)) {
                    found.add(entry);
                }
            }
        }
        assertEquals(
                String.join("\n", expected.stream().sorted().toList()),
                String.join("\n", found.stream().sorted().toList()));
        assertTrue(expected.size() > 30);
    }

    @Test
    void supertypesAndNativeMethodsAreRefused() {
        assertEquals(
                "supertype java.lang.Thread", refusals("ThreadSubclass").get(0).what());
        assertEquals("a native method", refusals("Native").get(0).what());
    }

    @Test
    void theMessageIsOneLineWithClassMethodLineAndMend() {
        NotModelled thrown = assertThrows(
                NotModelled.class, () -> loader(Refusals.standard()).loadClass(PACKAGE + "Refused$Monitor"));
        assertEquals(
                "smpng.bytecode.refused.Refused$Monitor.offend:"
                        + thrown.refusals().get(0).line()
                        + ": synchronized is not modelled; use a component's lock, or a VarHandle",
                thrown.getMessage());
    }

    @Test
    void harmlessLibraryCallsAreAllowed() throws ClassNotFoundException {
        InstrumentingLoader loader = loader(Refusals.standard());
        assertNotNull(loader.loadClass(PACKAGE + "Refused$Harmless"));
        assertTrue(loader.report().refusals().isEmpty());
    }

    @Test
    void aCallerMayAllowMore() throws ClassNotFoundException {
        Refusals more = Refusals.standard()
                .allowing(
                        "java.lang.System#nanoTime",
                        "java.lang.System#currentTimeMillis",
                        "java.lang.System#identityHashCode",
                        "java.lang.Math",
                        "java.util.*");
        NotModelled thrown = assertThrows(NotModelled.class, () -> loader(more).loadClass(PACKAGE + "Refused$Chance"));
        // The most specific name decides, so that a package does not allow what its list refuses by name.
        assertEquals(
                List.of("java.lang.Math.random", "java.util.Random.<init>"),
                thrown.refusals().stream().map(Refusal::what).toList());
        assertNotNull(loader(more.allowing("java.lang.Math#random", "java.util.Random#<init>()"))
                .loadClass(PACKAGE + "Refused$Chance"));
    }

    @Test
    void theListCanBeRead() {
        String list = Refusals.standard().toString();
        assertTrue(list.contains("+ java.util.*\n"));
        assertTrue(list.contains("- sun.misc.Unsafe: use a VarHandle"));
        assertFalse(list.contains("null"));
    }
}
