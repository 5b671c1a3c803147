package smpng.suites.barriers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.junit.jupiter.api.Test;
import smpng.api.Budget;
import smpng.explorer.report.Hanging;
import smpng.memory.mapping.Mapping;
import smpng.suites.barriers.BarrierTable.Assumed;
import smpng.suites.barriers.BarrierTable.Break;
import smpng.suites.barriers.BarrierTable.Condition;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.barriers.others.Doubled;
import smpng.suites.barriers.others.DoubledHandover;
import smpng.suites.barriers.others.Flag;
import smpng.suites.barriers.others.Slots;
import smpng.suites.barriers.others.SlotsHandover;
import smpng.suites.barriers.others.SpscFull;
import smpng.suites.barriers.others.SpscHandover;
import smpng.suites.engines.MachineModels;

/** The audit of classes that are no component's. */
final class AnyClassAuditTest {
    private static final String OTHERS = "smpng.suites.barriers.others.";

    private static BarrierTable audit(Class<?> type, List<String> machines, AuditTest... tests) throws IOException {
        List<Path> path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        AuditSubject subject = AuditSubject.of(
                type.getName(),
                "",
                path,
                List.of(type.getName()),
                c -> c.startsWith("org.jctools.") || c.equals(type.getName()),
                List.of(tests));
        return BarrierAudit.of(subject, Budget.QUICK, new MachineModels(machines, Mapping.HOTSPOT), what -> {});
    }

    private static Row row(BarrierTable table, String place, String order) {
        return table.rows().stream()
                .filter(r -> r.place().equals(place) && r.order().equals(order))
                .findFirst()
                .orElseThrow(() -> new AssertionError(place + " " + order + " in " + table.rows()));
    }

    @Test
    void ofTwoReleasesEitherCanBeWeakerButNotBoth() throws IOException {
        BarrierTable table = audit(
                Doubled.class,
                List.of("x86-tso", "armv8", "rc11"),
                new AuditTest(DoubledHandover.class.getName(), "", List.of()));
        assertTrue(row(table, "Doubled.put", "releaseFence").weakerOn().containsAll(table.machines()), table::toString);
        assertTrue(row(table, "Doubled.put", "setRelease").weakerOn().containsAll(table.machines()), table::toString);
        assertTrue(row(table, "Doubled.isFull", "getVolatile").tests().isEmpty(), table::toString);
        List<List<String>> orders = table.together().stream()
                .map(set -> set.stream()
                        .map(each -> each.substring(each.indexOf(' ') + 1))
                        .toList())
                .toList();
        assertEquals(List.of(), orders, table::toString);
    }

    @Test
    void aVolatileFieldNeedsAcquireAndReleaseOnly() throws IOException {
        BarrierTable table = audit(
                Flag.class,
                List.of("x86-tso", "armv8", "jam"),
                new AuditTest(OTHERS + "FlagExhaustive", "whatIsTakenIsWhatWasPut", List.of()));
        Row write = row(table, "Flag.put", "volatile write");
        assertEquals(List.of("setRelease"), write.weakest(table.machines()).get("armv8"), table::toString);
        assertEquals(List.of("setRelease"), write.weakest(table.machines()).get("jam"), table::toString);
        assertEquals(List.of("setOpaque"), write.weakest(table.machines()).get("x86-tso"), table::toString);
        assertEquals("full", write.field());
        Row read = row(table, "Flag.take", "volatile read");
        assertEquals(List.of("getAcquire"), read.weakest(table.machines()).get("jam"), table::toString);
        Break found = read.tries().stream()
                .flatMap(t -> t.breaks().stream())
                .filter(b -> b.machine().equals("armv8"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(table));
        assertEquals(Assumed.POSSIBLE, found.assumed(), table::toString);
        assertEquals(List.of("getAcquire"), read.weakest(table.machines()).get("armv8"), table::toString);
    }

    @Test
    void anAcquireThatAnIndexMayMakeUpForIsNeededUnlessTheCodeKeepsThatDependency() throws IOException {
        BarrierTable table = audit(
                Slots.class,
                List.of("x86-tso", "power", "armv8", "rc11"),
                new AuditTest(SlotsHandover.class.getName(), "", List.of()));
        Row read = row(table, "Slots.take", "getAcquire");
        assertEquals(List.of("rc11"), read.neededOn(), table::toString);
        assertEquals(List.of("x86-tso"), read.weakerOn(), table::toString);
        assertEquals(
                List.of("power", "armv8"),
                read.neededUnless().stream().map(Condition::machine).toList(),
                table::toString);
        for (Condition each : read.neededUnless()) {
            assertEquals("0", each.what(), table::toString);
            assertEquals(1, each.unless().size(), table::toString);
            Hanging.Dependence kept = each.unless().get(0);
            assertEquals(List.of("Slots.used", "int[2][1]"), List.of(kept.read(), kept.access()), table::toString);
            assertEquals("Slots.java:" + read.line(), kept.readAt(), table::toString);
            assertEquals("Slots.java:" + read.line(), kept.accessAt(), table::toString);
        }
        assertTrue(table.isDecided(), table::toString);
    }

    @Test
    void aQueueOfJctoolsHasItsTable() throws IOException {
        BarrierTable table = audit(
                SpscAtomicArrayQueue.class,
                List.of("x86-tso", "armv8", "jam"),
                new AuditTest(SpscHandover.class.getName(), "", List.of()),
                new AuditTest(SpscFull.class.getName(), "", List.of()));
        assertTrue(table.failing().isEmpty(), table::toString);
        Row store = row(table, "AtomicQueueUtil.soRefElement", "lazySet");
        assertTrue(store.neededOn().contains("jam"), store::toString);
        assertTrue(store.neededOn().contains("armv8"), store::toString);
        assertTrue(store.weakerOn().contains("x86-tso"), store::toString);
        assertFalse(table.rows().stream().allMatch(r -> r.tests().isEmpty()), table::toString);
    }
}
