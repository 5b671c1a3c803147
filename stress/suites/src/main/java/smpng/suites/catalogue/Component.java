package smpng.suites.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import smpng.api.Engine;
import smpng.suites.harness.SeededBug;

/**
 * A component and its suite.
 *
 * @param id name on the command line and of its note
 * @param title the field's words for it
 * @param subjects names of the verified classes
 * @param evidence its tests, by engine
 * @param bugs its seeded bugs
 * @param classes hash of every class of this project that its suite reaches: what a result is a result of
 */
public record Component(
        String id,
        String title,
        List<String> subjects,
        List<EvidenceTest> evidence,
        List<SeededBug> bugs,
        String classes) {
    /** Copies the lists. */
    public Component {
        subjects = List.copyOf(subjects);
        evidence = evidence.stream().sorted().toList();
        bugs = List.copyOf(bugs);
    }

    /** The evidence that an engine runs. */
    public List<EvidenceTest> evidence(Engine engine) {
        return evidence.stream().filter(e -> e.engine() == engine).toList();
    }

    /** The engines that have evidence. */
    public SortedSet<Engine> engines() {
        SortedSet<Engine> engines = new TreeSet<>();
        evidence.forEach(e -> engines.add(e.engine()));
        return engines;
    }

    /** The bug of that name. */
    public Optional<SeededBug> bug(String bugId) {
        return bugs.stream().filter(b -> b.id().equals(bugId)).findFirst();
    }
}
