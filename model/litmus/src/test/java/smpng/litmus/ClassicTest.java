package smpng.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import smpng.memory.Model;
import smpng.memory.enumerate.Limits;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/**
 * The project's own litmus tests, and the verdicts that proofs-notes/litmus.md argues for. Where one of these fails the
 * argument, the model, the mapping or the reader is wrong; which one has to be found out.
 */
class ClassicTest {
    private static final Path CLASSIC = Path.of("classic");
    private static final Limits LIMITS = Limits.of(Duration.ofMinutes(1));

    @TestFactory
    Stream<DynamicNode> everyTestIsDecidedAsArgued() throws IOException {
        List<Expectations> all = expectations();
        assertFalse(all.isEmpty(), "no expected-*.csv below " + CLASSIC.toAbsolutePath());
        return all.stream().map(e -> dynamicContainer(e.title(), tests(e)));
    }

    private static Stream<DynamicTest> tests(Expectations expected) {
        return Stream.concat(
                Stream.of(dynamicTest("has a row for each test and no other", () -> {
                    assertFalse(expected.rows.isEmpty(), "no test");
                    assertEquals(files(expected.folder), expected.rows.keySet());
                })),
                expected.rows.entrySet().stream()
                        .map(row -> dynamicTest(row.getKey(), () -> {
                            Decision decision = expected.decide(row.getKey());
                            assertEquals(
                                    Optional.of(row.getValue()),
                                    decision.holds(),
                                    () -> row.getKey() + " on " + expected.title() + ": " + decision.reason()
                                            + decision.detail());
                        })));
    }

    @Test
    void cIsExpectedOfEveryMachine() throws IOException {
        Set<String> expected = expectations().stream()
                .filter(e -> e.folder.endsWith("c") && e.mapping == Mapping.FREEBSD)
                .map(Expectations::machine)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(Models.names()), expected);
    }

    @Test
    void everyFolderHasExpectations() throws IOException {
        Set<Path> expected = expectations().stream().map(Expectations::folder).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(CLASSIC)) {
            assertEquals(folders.collect(Collectors.toSet()), expected);
        }
    }

    @Test
    void theTestsTellAnyTwoMachinesApart() throws IOException {
        List<Expectations> machines = expectations().stream()
                .filter(e -> e.folder.endsWith("c") && e.mapping == Mapping.FREEBSD)
                .toList();
        List<String> alike = new ArrayList<>();
        for (Expectations a : machines) {
            for (Expectations b : machines) {
                if (a.machine.compareTo(b.machine) < 0 && a.rows.equals(b.rows)) {
                    alike.add(a.machine + " and " + b.machine);
                }
            }
        }
        assertEquals(List.of(), alike);
    }

    @Test
    void everyTestIsOnesOwnNameAndSaysWhatItAsks() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (Path folder : expectations().stream().map(Expectations::folder).collect(Collectors.toSet())) {
            for (String file : files(folder)) {
                count++;
                List<String> lines = Files.readAllLines(folder.resolve(file));
                boolean named = (lines.get(0) + ".litmus").endsWith(" " + file);
                boolean asks = lines.stream().anyMatch(l -> l.startsWith("(* ") && l.endsWith("? *)"));
                if (!named || !asks) {
                    wrong.add(folder + "/" + file);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(count >= 100, "only " + count + " tests");
    }

    /** What one file of verdicts says. */
    private record Expectations(Path folder, String machine, Mapping mapping, Map<String, Boolean> rows) {
        static Expectations of(Path csv) {
            String name = csv.getFileName().toString().replaceAll("^expected-|[.]csv$", "");
            boolean hotspot = name.endsWith("-hotspot");
            Map<String, Boolean> rows = new TreeMap<>();
            try {
                List<String> lines = Files.readAllLines(csv);
                assertEquals("test,verdict", lines.get(0), csv.toString());
                for (String line : lines.subList(1, lines.size())) {
                    String[] cells = line.split(",", -1);
                    assertTrue(cells.length == 2 && cells[1].matches("[01]"), csv + ": " + line);
                    assertFalse(rows.containsKey(cells[0]), csv + ": twice " + cells[0]);
                    rows.put(cells[0], cells[1].equals("1"));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return new Expectations(
                    csv.getParent(),
                    hotspot ? name.substring(0, name.length() - "-hotspot".length()) : name,
                    hotspot ? Mapping.HOTSPOT : Mapping.FREEBSD,
                    rows);
        }

        String title() {
            return folder.getFileName() + " on " + machine + (mapping == Mapping.HOTSPOT ? " (hotspot)" : "");
        }

        Decision decide(String file) {
            LitmusTest test = new LitmusReader().read(folder.resolve(file));
            assertTrue(
                    test.dialect().machines().contains(machine),
                    () -> test.dialect() + " is not decided by " + machine);
            Model model = Models.byName(machine).orElseThrow();
            LitmusTest compiled = test.dialect().isLanguage()
                    ? test.with(mapping.compile(test.program(), machine).program())
                    : test;
            return new Decider(model, LIMITS).decide(compiled, false);
        }
    }

    private static List<Expectations> expectations() throws IOException {
        try (Stream<Path> all = Files.walk(CLASSIC)) {
            return all.filter(p -> p.getFileName().toString().matches("expected-.*[.]csv"))
                    .sorted()
                    .map(Expectations::of)
                    .toList();
        }
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString())
                    .filter(name -> name.endsWith(".litmus"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
