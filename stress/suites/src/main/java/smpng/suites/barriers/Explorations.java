package smpng.suites.barriers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.bytecode.patch.OrderedAccess;
import smpng.explorer.jcstress.Conclusion;
import smpng.explorer.jcstress.Hangs;

/** Explores tests with changed orders; what a machine cannot tell apart it explores once. */
final class Explorations {
    private final Variants variants;
    private final Map<Key, Conclusion> known = new HashMap<>();
    private final Map<Key, Optional<Hangs>> hanging = new HashMap<>();
    private final Map<Key, Long> nanos = new HashMap<>();
    private final Map<String, Instructions> instructions = new HashMap<>();

    private record Key(String test, String machine, List<String> instructions) {}

    Explorations(Variants variants) {
        this.variants = variants;
    }

    /** How a test ends on a machine with these changes. */
    Conclusion run(List<Change> changes, AuditTest test, String machine) throws IOException {
        Key key = key(changes, test, machine);
        Conclusion before = known.get(key);
        if (before != null) {
            return before;
        }
        long begun = System.nanoTime();
        boolean same = key.instructions().isEmpty();
        Conclusion now = variants.run(same ? List.of() : Change.patches(changes), test, machine);
        known.put(key, now);
        nanos.put(key, System.nanoTime() - begun);
        return now;
    }

    /** What a failure hangs on, of a test that fails on a machine unless some dependency is kept. */
    Optional<Hangs> hanging(List<Change> changes, AuditTest test, String machine) throws IOException {
        Key key = key(changes, test, machine);
        Optional<Hangs> before = hanging.get(key);
        if (before != null) {
            return before;
        }
        boolean same = key.instructions().isEmpty();
        Optional<Hangs> now = variants.hanging(same ? List.of() : Change.patches(changes), test, machine);
        hanging.put(key, now);
        return now;
    }

    /** Whether a test gets to an access in some execution of interleaved steps. */
    boolean reaches(OrderedAccess access, AuditTest test) throws IOException {
        Conclusion end = variants.run(List.of(access.failing()), test, "sc");
        // Open: where a test is made, before it runs, its failure is no outcome.
        return end instanceof Conclusion.Fails || end instanceof Conclusion.Open && !test.spurious();
    }

    /** Those that are soonest done first, by how long they took as they are. */
    List<AuditTest> soonestFirst(List<AuditTest> tests, String machine) throws IOException {
        for (AuditTest test : tests) {
            run(List.of(), test, machine);
        }
        List<AuditTest> sorted = new ArrayList<>(tests);
        sorted.sort(Comparator.comparing(test -> nanosAsItIs(test, machine)));
        return sorted;
    }

    /** How long a test took as it is. */
    long nanosAsItIs(AuditTest test, String machine) {
        return nanos.getOrDefault(key(List.of(), test, machine), 0L);
    }

    private Key key(List<Change> changes, AuditTest test, String machine) {
        Instructions its = instructions.computeIfAbsent(
                machine, m -> new Instructions(variants.settings().mapping(), m));
        return new Key(test.id(), machine, its.of(changes));
    }
}
