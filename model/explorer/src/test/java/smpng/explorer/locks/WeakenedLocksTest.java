package smpng.explorer.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.trial.Patched;
import smpng.explorer.trial.Trial;
import smpng.explorer.trial.Verdict;
import smpng.memory.mapping.Mapping;

/**
 * Each lock with one access weakened, for every access that has an order: the order is needed, and what happens without it is
 * found. {@code proofs-notes/locks.md} has the table, and argues where an order is not needed.
 *
 * <p>The failing executions and the table are written to {@code target/weakened-locks}.
 */
final class WeakenedLocksTest {
    private static final Path NOTE = Path.of("..", "..", "proofs-notes", "locks.md");
    private static final Path EXECUTIONS = Path.of("target", "weakened-locks");

    /** Orders that Java does not let one leave out, though nothing needs them. */
    private static final Set<String> NOT_NEEDED = Set.of("TicketLock.lock: getAndAddAcquire");

    /** Where such a lock fails, of what a lock was tried on. */
    private record Row(Lock lock, Weakening weakening, List<Failing> failing) {
        String name() {
            return lock.name() + "." + weakening.access();
        }

        boolean failsOn(String machine) {
            return failing.stream().anyMatch(each -> each.settings().machine().equals(machine));
        }

        /** As the note has it. */
        String line() {
            String where = Mapping.MACHINES.stream()
                    .filter(this::failsOn)
                    .map(machine -> machine + mapping(machine))
                    .collect(Collectors.joining(", "));
            String how = failing.stream()
                    .map(each -> each.verdict().failure().orElseThrow().name().toLowerCase(java.util.Locale.ROOT))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            return "| "
                    + String.join(
                            " | ",
                            lock.name(),
                            weakening.access(),
                            weakening.weakened(),
                            where.isEmpty() ? "nowhere" : where,
                            how.isEmpty() ? "-" : how)
                    + " |";
        }

        /** Through which mapping, if through one only. */
        private String mapping(String machine) {
            Set<Boolean> hotspot = failing.stream()
                    .filter(each -> each.settings().machine().equals(machine))
                    .map(each -> Machines.isHotspot(each.settings()))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (hotspot.size() == 2 || Machines.UNMAPPED.contains(machine)) {
                return "";
            }
            return hotspot.contains(true) ? " (hotspot)" : " (freebsd)";
        }
    }

    /** One failure. */
    private record Failing(Settings settings, List<String> program, Trial trial, Verdict verdict) {}

    private static final List<Row> ROWS = new ArrayList<>();

    @BeforeAll
    static void explore() throws Exception {
        for (Lock lock : Lock.ALL) {
            for (Weakening weakening : Weakening.of(lock.lock())) {
                ROWS.add(row(lock, weakening));
            }
        }
    }

    private static Row row(Lock lock, Weakening weakening) throws Exception {
        ClassLoader source = new Patched(WeakenedLocksTest.class.getClassLoader(), List.of(weakening.patch()));
        List<Failing> failing = new ArrayList<>();
        for (List<String> program : lock.pairs()) {
            Trial trial = lock.trial(source, program);
            for (Settings settings : Stream.concat(Machines.ALL.stream(), Machines.RACES.stream())
                    .toList()) {
                Verdict verdict = trial.explored(settings);
                if (verdict.failure().isPresent()) {
                    failing.add(new Failing(settings, program, trial, verdict));
                } else {
                    assertTrue(
                            verdict.result().isExhaustive() && verdict.result().complete() > 0);
                }
            }
        }
        return new Row(lock, weakening, failing);
    }

    @Test
    void noneIsNeededOnMachinesWithoutReordering() {
        ROWS.forEach(row -> {
            assertFalse(row.failsOn("sc"), row.line());
            assertFalse(row.failsOn("x86-tso"), row.line());
            assertFalse(row.failsOn("sparc-tso"), row.line());
        });
    }

    @Test
    void everyOrderIsNeededByTheLanguageAndByAProcessor() {
        List<String> spare = ROWS.stream()
                .filter(row -> !row.failsOn("rc11")
                        || Stream.of("armv8", "power", "riscv").noneMatch(row::failsOn))
                .map(Row::name)
                .toList();
        assertEquals(NOT_NEEDED, Set.copyOf(spare), () -> spare.toString());
        ROWS.stream()
                .filter(row -> NOT_NEEDED.contains(row.name()))
                .forEach(row -> assertEquals(List.of(), row.failing(), row.line()));
    }

    @Test
    void whatFailsFailsAgain() throws Exception {
        Files.createDirectories(EXECUTIONS);
        for (Row row : ROWS) {
            StringBuilder text = new StringBuilder(row.line()).append('\n');
            for (Failing failing : row.failing()) {
                Verdict verdict = failing.verdict();
                assertEquals(
                        verdict.failure(),
                        failing.trial()
                                .again(failing.settings(), verdict.execution())
                                .failure(),
                        row.line());
                text.append('\n')
                        .append(failing.settings().machine())
                        .append(' ')
                        .append(failing.settings().mapping())
                        .append(' ')
                        .append(failing.program())
                        .append(": ")
                        .append(verdict.text());
            }
            Files.writeString(EXECUTIONS.resolve(row.name().replaceAll("[^A-Za-z0-9.]+", "-") + ".txt"), text);
        }
    }

    @Test
    void theNoteSaysSo() throws Exception {
        List<String> found = ROWS.stream().map(Row::line).toList();
        Files.createDirectories(EXECUTIONS);
        Files.write(EXECUTIONS.resolve("table.md"), found);
        List<String> written = Files.readAllLines(NOTE).stream()
                .filter(line -> Lock.ALL.stream().anyMatch(lock -> line.startsWith("| " + lock.name() + " |")))
                .toList();
        assertEquals(String.join("\n", found), String.join("\n", written));
    }
}
