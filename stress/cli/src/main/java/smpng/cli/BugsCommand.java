package smpng.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Claim;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.engines.CellRunner;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Status;

/** Applies seeded bugs and sees who notices. */
@Command(
        name = "bugs",
        description = "Applies the seeded bugs, and says which engine found each, and how fast.",
        mixinStandardHelpOptions = true)
final class BugsCommand implements Callable<Integer> {
    private static final int WORD = 11;
    /** JVMs to keep: one for each engine that is kept one, since every bug may ask them all. */
    private static final int KINDS = 4;

    @Parameters(paramLabel = "ID", description = "which bugs; all if none is named")
    private List<String> ids = List.of();

    @Option(names = "--show", description = "print the counterexample; its replay file is written")
    private boolean show;

    @Option(names = "--every-engine", description = "go on after one engine has found it")
    private boolean everyEngine;

    @Option(names = "--seed", description = "what random choices are derived from")
    private long seed = 1;

    @Option(names = "--report", paramLabel = "DIR", description = "where counterexamples are written (.smpng)")
    private Path report = Path.of(".smpng");

    @Option(names = "--json", paramLabel = "FILE", description = "the result for machines")
    private @Nullable Path json;

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Selection.BugOf> bugs = new Selection(Catalogue.scan()).bugs(ids);
        ReportFolder folder = ReportFolder.writable(report);
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        Sheet sheet = terminal.sheet(Output.of(spec));
        List<Map<String, Object>> plain = new ArrayList<>();
        boolean missed = false;
        try (CellRunner runner = new CellRunner(Checkout.current(), KINDS)) {
            BugHunt hunt = new BugHunt(runner, folder, seed, everyEngine);
            for (Selection.BugOf target : bugs) {
                List<BugHunt.Look> looks = target.bug().waits() ? List.of() : hunt.hunt(target);
                boolean found = looks.stream().anyMatch(BugHunt.Look::found);
                missed |= !found && !target.bug().waits();
                print(target, looks, sheet);
                plain.add(plain(target, looks));
            }
        }
        if (jsonFile != null) {
            new ResultFiles().write(jsonFile, plain);
        }
        return (missed ? ExitStatus.COUNTEREXAMPLE : ExitStatus.VERIFIED).code();
    }

    private void print(Selection.BugOf target, List<BugHunt.Look> looks, Sheet sheet) throws IOException {
        String id = target.bug().id();
        if (target.bug().waits()) {
            sheet.entry(head(sheet, id, Sheet.Tone.QUIET, "waits"), target.bug().waitsFor());
        }
        for (BugHunt.Look look : looks) {
            if (look.found()) {
                EvidenceResult first = look.red().get(0);
                sheet.entry(
                        head(sheet, id, Sheet.Tone.GOOD, "found"),
                        "by " + look.engine().id() + " in " + MatrixText.seconds(look.millis()) + ": "
                                + first.evidence() + on(first));
                if (show) {
                    show(target, first, sheet);
                }
            } else {
                String why = look.others().stream()
                        .map(EvidenceResult::headline)
                        .filter(h -> !h.isEmpty())
                        .findFirst()
                        .orElse("it stayed green");
                sheet.entry(
                        head(sheet, id, Sheet.Tone.QUIET, "not found"),
                        "by " + look.engine().id() + ": " + why);
            }
        }
        if (!target.bug().waits() && looks.stream().noneMatch(BugHunt.Look::found)) {
            String why = looks.isEmpty() ? "no engine has evidence for it" : "every engine that looked stayed green";
            sheet.entry(
                    head(sheet, id, Sheet.Tone.BAD, "MISSED"),
                    String.join(" ", target.bug().claims()) + ": " + why);
        }
        sheet.flush();
    }

    private static String on(EvidenceResult red) {
        List<String> machines = red.machines(Status.FAILED);
        return machines.isEmpty() ? "" : " on " + String.join(" ", machines);
    }

    private static String head(Sheet sheet, String id, Sheet.Tone tone, String word) {
        return String.format("%-26s ", id) + sheet.paint(tone, word, WORD);
    }

    private void show(Selection.BugOf target, EvidenceResult red, Sheet sheet) throws IOException {
        sheet.gap();
        sheet.entry(target.bug().id() + ": ", target.bug().title());
        for (Claim claim :
                ClaimNotes.of(Checkout.current(), target.component().id()).claims()) {
            if (red.claims().contains(claim.id())) {
                sheet.entry(claim.id() + " claims: ", claim.text());
            }
        }
        sheet.gap();
        if (red.replay().isEmpty()) {
            sheet.command(red.reason());
        } else {
            Path file = Path.of(red.replay());
            sheet.out().print(terminal.timelines().render(new ResultFiles().read(file, Counterexample.class)));
            sheet.command("replay    smpng replay " + Folders.shown(file));
        }
        sheet.gap();
    }

    private static Map<String, Object> plain(Selection.BugOf target, List<BugHunt.Look> looks) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("bug", target.bug().id());
        plain.put("component", target.component().id());
        plain.put("title", target.bug().title());
        plain.put("waitsFor", target.bug().waitsFor());
        plain.put("found", looks.stream().anyMatch(BugHunt.Look::found));
        plain.put("engines", looks);
        return plain;
    }
}
