package smpng.suites.engines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Few of these promises, but enough for every test of the component to go red once. Chosen one by one, each for the most
     * tests that no other has shown red; where several are as good, not JCStress, whose runs are long.
     */
    public static List<RedCheck> covering(Component component) {
        List<RedCheck> left = new ArrayList<>(of(component));
        left.sort(Comparator.comparing((RedCheck check) -> check.engine() == Engine.JVM_STRESS)
                .thenComparing(RedCheck::engine));
        List<RedCheck> chosen = new ArrayList<>();
        Set<EvidenceTest> red = new HashSet<>();
        while (true) {
            Optional<RedCheck> best = left.stream().max(Comparator.comparingLong(check -> check.adds(red)));
            if (best.isEmpty() || best.get().adds(red) == 0) {
                return chosen;
            }
            chosen.add(best.get());
            left.remove(best.get());
            red.addAll(best.get().tests());
        }
    }

    private long adds(Set<EvidenceTest> red) {
        return tests.stream().filter(test -> !red.contains(test)).count();
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
