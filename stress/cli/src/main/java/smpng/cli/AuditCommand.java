package smpng.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.ResultFiles;

/** What is claimed of a component, and on what evidence. */
@Command(
        name = "audit",
        description = "A component's claims, their evidence, and what turned each red.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMPONENT", description = "which component")
    private String component = "";

    @Option(names = "--report", paramLabel = "DIR", description = "where results were kept (.smpng)")
    private Path report = Path.of(".smpng");

    @Option(names = "--json", paramLabel = "FILE", description = "the result for machines")
    private @Nullable Path json;

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Component audited = new Selection(Catalogue.scan()).component(component);
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        ClaimNotes notes = ClaimNotes.of(Checkout.current(), audited.id());
        List<AuditedClaim> claims = AuditedClaim.of(audited, notes, new ReportFolder(report.toAbsolutePath()));
        Sheet sheet = terminal.sheet(Output.of(spec));
        sheet.heading(audited.id() + ": " + audited.title());
        sheet.entry("verified classes  ", String.join(", ", audited.subjects()));
        sheet.entry("class hash        ", audited.classes());
        section(sheet, "contract", notes.section("Contract"));
        section(sheet, "fidelity", notes.section("Fidelity"));
        sheet.gap();
        for (AuditedClaim claim : claims) {
            claim.print(sheet);
        }
        sheet.flush();
        if (jsonFile != null) {
            new ResultFiles().write(jsonFile, claims);
        }
        return ExitStatus.VERIFIED.code();
    }

    /** Paragraphs are set anew to the width of the terminal; list items stay on lines of their own. */
    private static void section(Sheet sheet, String heading, String text) {
        if (text.isEmpty()) {
            return;
        }
        sheet.gap();
        sheet.heading(heading);
        StringBuilder paragraph = new StringBuilder();
        for (String line : (text + "\n").split("\n", -1)) {
            boolean item = line.startsWith("- ") || line.startsWith("|");
            if (paragraph.length() > 0 && (line.isBlank() || item)) {
                boolean bullet = paragraph.indexOf("- ") == 0;
                sheet.entry(bullet ? "  - " : "  ", paragraph.substring(bullet ? 2 : 0));
                paragraph.setLength(0);
            }
            if (!line.isBlank()) {
                paragraph.append(paragraph.length() == 0 ? "" : " ").append(line.strip());
            }
        }
    }
}
