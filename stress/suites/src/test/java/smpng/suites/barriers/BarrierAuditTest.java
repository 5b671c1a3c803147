package smpng.suites.barriers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import smpng.api.Budget;
import smpng.memory.mapping.Mapping;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.engines.MachineModels;

/** What the barrier audit says of the reference count is what its note argues for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BarrierAuditTest {
    private static final List<String> MACHINES = List.of("x86-tso", "sparc-pso", "armv8", "rc11");
    private List<Row> rows = List.of();

    @BeforeAll
    void audit() throws IOException {
        Catalogue catalogue = Catalogue.scan();
        rows = BarrierAudit.of(
                        AuditSubject.of(catalogue.component("refcount").orElseThrow(), catalogue),
                        Budget.QUICK,
                        new MachineModels(MACHINES, Mapping.FREEBSD),
                        what -> {})
                .rows();
    }

    @Test
    void theReleaseOfADropIsNeededWhereStoresPassStores() {
        Row drop = row("RefCount.release", "getAndAddRelease");
        assertEquals(List.of("sparc-pso", "armv8", "rc11"), drop.neededOn());
        assertEquals(List.of("x86-tso"), drop.weakerOn());
        assertTrue(drop.tries().get(0).breaks().get(0).claims().contains("RC-3"), drop::toString);
    }

    @Test
    void theFenceAfterTheLastDropIsNeededWhereABranchDoesNotKeepLoadsBehindIt() {
        Row fence = row("RefCount.release", "acquireFence");
        assertEquals(List.of("rc11"), fence.neededOn());
        assertEquals(List.of("loadLoadFence"), fence.weakest(MACHINES).get("armv8"));
        assertEquals(List.of(""), fence.weakest(MACHINES).get("x86-tso"));
    }

    @Test
    void whatIsRelaxedHasNoWeakerOrder() {
        assertTrue(row("RefCount.acquire", "weakCompareAndSetPlain").tries().isEmpty());
    }

    @Test
    void someTestGetsToEveryAccess() {
        assertTrue(rows.stream().noneMatch(r -> r.tests().isEmpty()), rows::toString);
    }

    private Row row(String place, String order) {
        return rows.stream()
                .filter(r -> r.place().equals(place) && r.order().equals(order))
                .findFirst()
                .orElseThrow();
    }
}
