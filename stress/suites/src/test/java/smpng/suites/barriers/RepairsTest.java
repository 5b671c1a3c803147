package smpng.suites.barriers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpng.api.Budget;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.memory.mapping.Mapping;
import smpng.suites.barriers.RepairTable.Strengthening;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.MachineModels;
import smpng.suites.harness.SeededBug;

/**
 * Of every seeded bug that takes an order away, the first repair is the order that the source has. Of one it is a smaller one,
 * which its note tells of: the conditional drop has a fence, paid by the last drop only, where an acquire of the read before it,
 * paid by all, would do.
 */
final class RepairsTest {
    private static final MachineModels MODELS =
            new MachineModels(List.of("x86-tso", "sparc-pso", "armv8", "rc11", "jam"), Mapping.FREEBSD);
    private static final Map<String, String> SMALLER = Map.of("rc-if-last-no-acquire", "getAcquire");
    private static final Catalogue CATALOGUE = Catalogue.scan();

    /** A bug that weakens one access, or removes one fence. */
    record Weakened(Component component, SeededBug bug, ClassPatch patch) {
        static Stream<Weakened> of(Component component, SeededBug bug) {
            return bug.change() instanceof SeededBug.Compiled compiled
                            && compiled.patches().size() == 1
                            && compiled.patches().get(0).edit().target().what() instanceof Target.Call call
                            && call.owner().equals("VarHandle")
                            && (compiled.patches().get(0).edit().change() instanceof Edit.Change.Rename
                                    || call.name().endsWith("Fence"))
                    ? Stream.of(new Weakened(component, bug, compiled.patches().get(0)))
                    : Stream.empty();
        }

        String order() {
            return patch.edit().target().what() instanceof Target.Call call ? call.name() : "";
        }

        @Override
        public String toString() {
            return bug.id();
        }
    }

    /** One of each component, or, with {@code -Dsmpng.repairs=all}, all: each takes seconds. */
    static List<Weakened> weakened() {
        long most = "all".equals(System.getProperty("smpng.repairs")) ? Long.MAX_VALUE : 1;
        List<Weakened> some = new ArrayList<>();
        for (Component component : CATALOGUE.components()) {
            component.bugs().stream()
                    .flatMap(b -> Weakened.of(component, b))
                    .limit(most)
                    .forEach(some::add);
        }
        return some;
    }

    @Test
    void thereAreSuchBugs() {
        assertTrue(weakened().size() >= 5, weakened()::toString);
    }

    @ParameterizedTest
    @MethodSource("weakened")
    void theFirstRepairIsWhatTheSourceHas(Weakened weakened) throws IOException {
        RepairTable table = Repairs.of(
                AuditSubject.of(weakened.component(), CATALOGUE),
                List.of(weakened.patch()),
                Budget.QUICK,
                MODELS,
                1,
                what -> {});
        assertFalse(table.failures().isEmpty(), table::toString);
        assertFalse(table.repairs().isEmpty(), table::toString);
        List<Strengthening> first = table.repairs().get(0).changes();
        assertEquals(1, first.size(), table::toString);
        String smaller = SMALLER.get(weakened.bug().id());
        assertEquals(smaller == null ? weakened.order() : smaller, first.get(0).becomes(), table::toString);
        assertTrue(
                first.get(0).place().endsWith("." + weakened.patch().method()),
                () -> first + " for " + weakened.patch());
        boolean isFence = smaller == null && weakened.patch().edit().change() instanceof Edit.Change.ReplaceBy;
        assertEquals(isFence, !first.get(0).where().equals("itself"), table::toString);
    }

    @Test
    void whereNothingFailsThereIsNothingToRepair() throws IOException {
        RepairTable table = Repairs.of(
                AuditSubject.of(CATALOGUE.component("refcount").orElseThrow(), CATALOGUE),
                Budget.QUICK,
                new MachineModels(List.of("sc", "jam"), Mapping.FREEBSD),
                1,
                what -> {});
        assertEquals(List.of(), table.failures());
        assertEquals(List.of(), table.repairs());
        assertEquals(0, table.tried());
    }
}
