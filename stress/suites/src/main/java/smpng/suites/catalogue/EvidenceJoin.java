package smpng.suites.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpng.api.Engine;
import smpng.suites.harness.SeededBug;

/**
 * Joins a component's note, evidence and seeded bugs, and says where they do not meet: a claim without evidence, or with
 * other evidence than the note lists; evidence without a claim; evidence that no bug turns red.
 */
public final class EvidenceJoin {
    private EvidenceJoin() {}

    /**
     * One line for each gap; empty when everything meets.
     *
     * @param everyClaim ids of the claims of all components: a bug may violate another component's claim too
     */
    public static List<String> gaps(Component component, ClaimNotes notes, Set<String> everyClaim) {
        List<String> gaps = new ArrayList<>();
        List<String> claims = notes.claims().stream().map(Claim::id).toList();
        if (claims.isEmpty()) {
            gaps.add(component.id() + ": " + notes.file() + " lists no claims");
        }
        for (Claim claim : notes.claims()) {
            String evidence = evidenceOf(component, claim);
            if (evidence.isEmpty() && !claim.isUnproven()) {
                gaps.add(claim.id() + " has no evidence, and the note does not say why it is unproven");
            } else if (!evidence.isEmpty() && claim.isUnproven()) {
                gaps.add(claim.id() + " is listed as unproven, and has evidence");
            } else if (!evidence.equals(claim.evidence())) {
                // Without this a test could go, unnoticed, if another one supports the claim too.
                gaps.add(claim.id() + " has evidence \"" + evidence + "\", and the note lists \"" + claim.evidence()
                        + "\"");
            }
        }
        for (EvidenceTest test : component.evidence()) {
            test.claims().stream()
                    .filter(c -> !claims.contains(c))
                    .forEach(c -> gaps.add(test.id() + " supports " + c + ", which the note does not list"));
            gaps.addAll(redGaps(component, test));
        }
        for (SeededBug bug : component.bugs()) {
            bug.claims().stream()
                    .filter(c -> !everyClaim.contains(c))
                    .forEach(c -> gaps.add("bug " + bug.id() + " violates " + c + ", which no note lists"));
            boolean named =
                    component.evidence().stream().anyMatch(e -> e.redBy().contains(bug.id()));
            if (!named && !bug.waits()) {
                gaps.add("no evidence goes red by bug " + bug.id() + ", and it does not say what it waits for");
            }
        }
        return gaps;
    }

    /** What supports a claim, as a note lists it: engines in their order, each with how often, if more than once. */
    private static String evidenceOf(Component component, Claim claim) {
        return Stream.of(Engine.values())
                .map(engine -> {
                    long tests = component.evidence(engine).stream()
                            .filter(e -> e.claims().contains(claim.id()))
                            .count();
                    return tests == 0 ? "" : tests == 1 ? engine.id() : tests + " " + engine.id();
                })
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static List<String> redGaps(Component component, EvidenceTest test) {
        List<String> gaps = new ArrayList<>();
        if (test.claims().isEmpty() || test.redBy().isEmpty()) {
            gaps.add(test.id() + " names no claim, or no bug that turns it red");
        }
        for (String id : test.redBy()) {
            SeededBug bug = component.bug(id).orElse(null);
            if (bug == null) {
                gaps.add(test.id() + " goes red by " + id + ", which is no seeded bug of " + component.id());
            } else if (bug.waits()) {
                gaps.add(test.id() + " goes red by " + id + ", which is said to wait");
            } else if ((bug.change() instanceof SeededBug.InSource) && test.engine() != Engine.STATIC) {
                gaps.add(test.id() + " goes red by " + id + ", a bug in the source, which it does not read");
            }
        }
        // Each claim of the test must be violated by one of its bugs, or the test was never seen to support it.
        for (String claim : test.claims()) {
            boolean seen = test.redBy().stream()
                    .flatMap(id -> component.bug(id).stream())
                    .anyMatch(b -> b.claims().contains(claim));
            if (!seen) {
                gaps.add(test.id() + " supports " + claim + ", but none of its bugs violates that");
            }
        }
        return gaps;
    }
}
