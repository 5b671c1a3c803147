package smpng.bytecode;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.bytecode.patch.ClassPatch;

/**
 * What a loader has done so far. Callers fail when a class they meant to check is missing here: such a class ran
 * without any engine seeing it.
 *
 * @param classes the classes instrumented, in order of loading
 * @param refusals everything refused, even if the program under test swallowed the exception
 * @param pending patches whose class has not been loaded yet
 */
public record Report(List<InstrumentedClass> classes, List<Refusal> refusals, List<ClassPatch> pending) {
    /** Copies the lists. */
    public Report {
        classes = List.copyOf(classes);
        refusals = List.copyOf(refusals);
        pending = List.copyOf(pending);
    }

    /**
     * One class and its sites.
     *
     * @param name binary name
     * @param sites the accesses that became call sites, by ordinal
     */
    public record InstrumentedClass(String name, List<AccessSite> sites) {
        /** Copies the list. */
        public InstrumentedClass {
            sites = List.copyOf(sites);
        }

        /** Number of sites of each kind that occurs. */
        public Map<AccessSite.Kind, Integer> counts() {
            Map<AccessSite.Kind, Integer> counts = new EnumMap<>(AccessSite.Kind.class);
            sites.forEach(site -> counts.merge(site.kind(), 1, Integer::sum));
            return counts;
        }
    }

    /** The entry of a class, by binary name. */
    public Optional<InstrumentedClass> of(String className) {
        return classes.stream().filter(each -> each.name().equals(className)).findFirst();
    }

    /** Number of sites of a kind in all classes. */
    public int count(AccessSite.Kind kind) {
        return classes.stream()
                .mapToInt(each -> each.counts().getOrDefault(kind, 0))
                .sum();
    }

    /**
     * Fails unless every named class was instrumented, every patch was applied and nothing was refused.
     *
     * @throws IllegalStateException with the names that are missing
     */
    public void require(String... classNames) {
        List<String> missing =
                Arrays.stream(classNames).filter(name -> of(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("not instrumented: " + String.join(", ", missing));
        }
        if (!pending.isEmpty()) {
            throw new IllegalStateException("patch not applied, its class was never loaded: " + pending.get(0));
        }
        if (!refusals.isEmpty()) {
            throw new NotModelled(refusals);
        }
    }
}
