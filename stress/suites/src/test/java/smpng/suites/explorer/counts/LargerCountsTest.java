package smpng.suites.explorer.counts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import smpng.api.Budget;

/**
 * The build counts what the evidence leaves to a larger budget, too: what takes seconds only with
 * {@code -Dsmpng.counts=all}.
 */
class LargerCountsTest {
    private static final boolean ALL = System.getProperty("smpng.counts", "").equals("all");

    @TestFactory
    Stream<DynamicTest> aLargerProgramHasTheExecutionsThatAreKnown() {
        return KnownCounts.all().stream()
                .filter(k -> k.budget() == Budget.STANDARD || ALL && k.large())
                .map(k -> DynamicTest.dynamicTest(k.toString(), () -> {
                    Counted counted = Counted.of(k, true);
                    assertFalse(counted.refutes(), counted::text);
                }));
    }

    @Test
    void aTableThatDiffersSaysWhere() {
        KnownCount known = KnownCounts.all().get(0);
        KnownCount wrong = new KnownCount(
                known.name(),
                known.program(),
                known.machine(),
                known.complete() + 1,
                known.source(),
                known.standing(),
                known.waits(),
                known.large());
        assertTrue(Counted.of(known, true).agrees());
        assertFalse(Counted.of(wrong, true).agrees());
    }

    /** Each row is another one: a program that is listed twice for a machine would be counted twice. */
    @Test
    void everyRowIsAnother() {
        assertNotEquals(0, KnownCounts.all().size());
        long distinct = KnownCounts.all().stream()
                .map(k -> k.name() + k.machine())
                .distinct()
                .count();
        assertTrue(distinct == KnownCounts.all().size(), "a row stands twice in the table");
    }
}
