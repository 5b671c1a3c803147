package smpng.suites.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import smpng.api.Engine;
import smpng.suites.harness.SeededBug;

/** Claims, evidence and seeded bugs of every component meet; and the join notices when they do not. */
class EvidenceJoinTest {
    @TestFactory
    Stream<DynamicTest> everyComponentIsJoined() throws IOException {
        List<Component> components = Catalogue.scan().components();
        assertFalse(components.isEmpty(), "no component was found");
        Map<String, ClaimNotes> notes = new TreeMap<>();
        for (Component component : components) {
            notes.put(component.id(), ClaimNotes.of(Checkout.current(), component.id()));
        }
        Set<String> everyClaim = notes.values().stream()
                .flatMap(n -> n.claims().stream())
                .map(Claim::id)
                .collect(Collectors.toSet());
        return components.stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.id(), () -> assertEquals(List.of(), EvidenceJoin.gaps(c, notes.get(c.id()), everyClaim))));
    }

    /** Surefire runs the evidence by these names; a class with another name would never run in the build. */
    @Test
    void everyTestClassHasANameThatTheBuildRuns() {
        for (Component component : Catalogue.scan().components()) {
            for (EvidenceTest test : component.evidence()) {
                String name = test.className();
                boolean fits = switch (test.engine()) {
                    case STATIC -> name.endsWith("Test") && !name.endsWith("LinearizabilityTest");
                    case PROPERTIES -> name.endsWith("Properties");
                    case LINEARIZABILITY -> name.endsWith("LinearizabilityTest");
                    case JVM_STRESS, EXHAUSTIVE -> true;
                };
                assertTrue(fits, test.id() + " of engine " + test.engine().id() + " is not run under this name");
            }
        }
    }

    @Test
    void gapsAreNoticed() {
        String table = "## Claims\n\n| claim | text |  |\n|---|---|---|\n";
        Component component = new Component(
                "c",
                "component",
                List.of(),
                List.of(new EvidenceTest("p.T", "m", Engine.PROPERTIES, List.of("C-1"), List.of("b"))),
                List.of(SeededBug.compiled("b", "bug", List.of("C-1"), "mutation")),
                "");
        String held = table + "| C-1 | holds | properties |\n";
        assertEquals(List.of(), gaps(component, held));
        assertEquals(1, gaps(component, held + "| C-2 | too | |\n").size());
        assertEquals(
                0, gaps(component, held + "| C-2 | too | unproven: waits |\n").size());
        assertEquals(
                1,
                gaps(component, table + "| C-1 | holds | unproven: waits |\n").size());
        assertEquals(1, gaps(component, table + "| C-1 | holds | |\n").size());
        assertTrue(gaps(component, "# nothing\n").size() > 1);
        Component vacuous = new Component("c", "component", List.of(), component.evidence(), List.of(), "");
        assertFalse(gaps(vacuous, held).isEmpty());
    }

    /** Also one that another test could stand in for: same claim, same bug, even the same engine. */
    @TestFactory
    Stream<DynamicTest> noEvidenceGoesUnnoticed() {
        return Catalogue.scan().components().stream()
                .flatMap(c -> c.evidence().stream()
                        .map(gone -> DynamicTest.dynamicTest(gone.id(), () -> {
                            List<EvidenceTest> rest = c.evidence().stream()
                                    .filter(e -> !e.equals(gone))
                                    .toList();
                            Component without =
                                    new Component(c.id(), c.title(), c.subjects(), rest, c.bugs(), c.classes());
                            ClaimNotes notes = ClaimNotes.of(Checkout.current(), c.id());
                            assertNotEquals(
                                    EvidenceJoin.gaps(c, notes, Set.of()), EvidenceJoin.gaps(without, notes, Set.of()));
                        })));
    }

    private static List<String> gaps(Component component, String note) {
        return EvidenceJoin.gaps(component, ClaimNotes.parse(Path.of("note.md"), note), Set.of("C-1"));
    }
}
