package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
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

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Component audited = new Selection(Catalogue.scan()).component(component);
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        ClaimNotes notes = ClaimNotes.of(Checkout.current(), audited.id());
        List<AuditedClaim> claims = AuditedClaim.of(audited, notes, new ReportFolder(report.toAbsolutePath()));
        PrintWriter out = Output.of(spec);
        out.printf("%s: %s%n", audited.id(), audited.title());
        out.printf("verified classes: %s%n", String.join(", ", audited.subjects()));
        out.printf("class hash: %s%n%n", audited.classes());
        section(out, "contract", notes.section("Contract"));
        section(out, "fidelity", notes.section("Fidelity"));
        for (AuditedClaim claim : claims) {
            claim.print(out);
        }
        if (jsonFile != null) {
            new ResultFiles().write(jsonFile, claims);
        }
        out.flush();
        return ExitStatus.VERIFIED.code();
    }

    private static void section(PrintWriter out, String heading, String text) {
        Optional.of(text).filter(t -> !t.isEmpty()).ifPresent(t -> {
            out.println(heading);
            t.lines().forEach(l -> out.println("  " + l));
            out.println();
        });
    }
}
