package smpng.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.suites.catalogue.Claim;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.catalogue.Component;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;

/**
 * A claim joined with its evidence.
 *
 * @param claim the claim
 * @param supports its evidence
 * @param waiting seeded bugs that violate it and wait for an engine
 */
record AuditedClaim(Claim claim, List<Support> supports, List<String> waiting) {
    /**
     * A piece of evidence.
     *
     * @param evidence its short name
     * @param engine who runs it
     * @param redBy bugs that turn it red, as the build checks each time
     * @param last the last result, and whether it is one of the classes as they are now
     * @param bounds how much the last run did
     */
    record Support(String evidence, String engine, List<String> redBy, String last, String bounds) {}

    /** Every claim of a component. */
    static List<AuditedClaim> of(Component component, ClaimNotes notes, ReportFolder folder) {
        List<AuditedClaim> audited = new ArrayList<>();
        for (Claim claim : notes.claims()) {
            List<Support> supports = component.evidence().stream()
                    .filter(e -> e.claims().contains(claim.id()))
                    .map(e -> support(component, claim, e, folder))
                    .toList();
            List<String> waiting = component.bugs().stream()
                    .filter(b -> b.waits() && b.claims().contains(claim.id()))
                    .map(b -> b.id() + " (" + b.source() + "): " + b.waitsFor())
                    .toList();
            audited.add(new AuditedClaim(claim, supports, waiting));
        }
        return audited;
    }

    void print(Sheet sheet) {
        sheet.entry(sheet.paint(Sheet.Tone.HEADING, claim.id()) + "  ", claim.text());
        if (claim.isUnproven()) {
            sheet.entry("  " + sheet.paint(Sheet.Tone.BAD, "UNPROVEN") + "  ", claim.unproven());
        }
        for (Support s : supports) {
            sheet.entry(String.format("  %-16s ", s.engine()), s.evidence());
            sheet.entry("      last    ", s.last());
            if (!s.bounds().isEmpty()) {
                sheet.entry("      bounds  ", s.bounds());
            }
            sheet.entry("      red by  ", String.join(", ", s.redBy()));
        }
        waiting.forEach(w -> sheet.entry("  not yet seen red by ", w));
        sheet.gap();
    }

    private static Support support(Component component, Claim claim, EvidenceTest test, ReportFolder folder) {
        Optional<CellResult> cell = folder.last(component.id(), test.engine());
        Optional<EvidenceResult> result = cell.flatMap(c -> c.evidence().stream()
                .filter(e -> e.evidence().equals(test.id()))
                .findFirst());
        String last = cell.isPresent() && result.isPresent()
                ? last(component, cell.get(), result.get())
                : "no result here; run smpng verify " + component.id();
        List<String> red = test.redBy().stream()
                .flatMap(id -> component.bug(id).stream())
                .filter(b -> b.claims().contains(claim.id()))
                .map(b -> b.id() + " [" + b.source() + "]" + on(folder.redOn(b.id(), test.engine(), test.id())))
                .toList();
        return new Support(
                test.id(),
                test.engine().id(),
                red,
                last,
                result.map(EvidenceResult::bounds).orElse(""));
    }

    private static String on(List<String> machines) {
        return machines.isEmpty() ? "" : " on " + String.join(" ", machines);
    }

    private static String last(Component component, CellResult cell, EvidenceResult result) {
        String stale = cell.classes().equals(component.classes()) ? "" : ", of other classes than these: run it again";
        return MatrixText.word(result.status()) + ", " + Page.date(cell.date()) + ", JDK " + cell.jdk() + ", "
                + cell.os() + " " + cell.arch() + stale;
    }
}
