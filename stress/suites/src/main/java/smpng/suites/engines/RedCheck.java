package smpng.suites.engines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpng.api.Engine;
import smpng.suites.catalogue.Component;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.harness.SeededBug;

/**
 * A seeded bug and the evidence of one engine that says it goes red by it. One fork checks all of it.
 *
 * @param component the component
 * @param bug the bug
 * @param engine the engine
 * @param tests its evidence that names the bug
 */
public record RedCheck(Component component, SeededBug bug, Engine engine, List<EvidenceTest> tests) {
    /** Copies the list. */
    public RedCheck {
        tests = List.copyOf(tests);
    }

    /** Every promise of a component's evidence to go red. A bug that is not in its catalogue is not among them. */
    public static List<RedCheck> of(Component component) {
        List<RedCheck> checks = new ArrayList<>();
        for (SeededBug bug : component.bugs()) {
            Map<Engine, List<EvidenceTest>> byEngine = new LinkedHashMap<>();
            component.evidence().stream()
                    .filter(e -> e.redBy().contains(bug.id()))
                    .forEach(e -> byEngine.computeIfAbsent(e.engine(), x -> new ArrayList<>())
                            .add(e));
            byEngine.forEach((engine, tests) -> checks.add(new RedCheck(component, bug, engine, tests)));
        }
        return checks;
    }

    /** Short name. */
    public String id() {
        return bug.id() + " by " + engine.id();
    }

    /** The tests that should have gone red and did not. */
    public static List<EvidenceResult> notRed(CellResult result) {
        return result.evidence().stream()
                .filter(e -> e.status() != Status.FAILED)
                .toList();
    }
}
