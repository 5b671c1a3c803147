package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
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
import smpng.suites.catalogue.Catalogue;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.ResultFiles;
import smpng.suites.harness.Counterexample;

/** Applies seeded bugs and sees who notices. */
@Command(
        name = "bugs",
        description = "Applies the seeded bugs, and says which engine found each, and how fast.",
        mixinStandardHelpOptions = true)
final class BugsCommand implements Callable<Integer> {
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
        PrintWriter out = Output.of(spec);
        BugHunt hunt = new BugHunt(folder, seed, everyEngine);
        List<Map<String, Object>> plain = new ArrayList<>();
        boolean missed = false;
        for (Selection.BugOf target : bugs) {
            List<BugHunt.Look> looks = target.bug().waits() ? List.of() : hunt.hunt(target);
            boolean found = looks.stream().anyMatch(BugHunt.Look::found);
            missed |= !found && !target.bug().waits();
            print(target, looks, out);
            plain.add(plain(target, looks));
        }
        if (jsonFile != null) {
            new ResultFiles().write(jsonFile, plain);
        }
        out.flush();
        return (missed ? ExitStatus.COUNTEREXAMPLE : ExitStatus.VERIFIED).code();
    }

    private void print(Selection.BugOf target, List<BugHunt.Look> looks, PrintWriter out) throws IOException {
        String head = String.format(
                "%-28s %-16s", target.bug().id(), target.component().id());
        if (target.bug().waits()) {
            out.printf("%s waits       %s%n", head, target.bug().waitsFor());
        }
        for (BugHunt.Look look : looks) {
            if (look.found()) {
                EvidenceResult first = look.red().get(0);
                out.printf(
                        "%s found       by %s in %s: %s%n",
                        head, look.engine().id(), MatrixText.seconds(look.millis()), first.evidence());
                if (show) {
                    show(target, first, out);
                }
            } else {
                String why = look.others().stream()
                        .map(EvidenceResult::headline)
                        .filter(h -> !h.isEmpty())
                        .findFirst()
                        .orElse("it stayed green");
                out.printf("%s not found   by %s: %s%n", head, look.engine().id(), why);
            }
        }
        if (!target.bug().waits() && looks.stream().noneMatch(BugHunt.Look::found)) {
            String why = looks.isEmpty() ? "no engine has evidence for it" : "every engine that looked stayed green";
            out.printf(
                    "%s MISSED      %s: %s%n",
                    head, String.join(" ", target.bug().claims()), why);
        }
        out.flush();
    }

    private void show(Selection.BugOf target, EvidenceResult red, PrintWriter out) throws IOException {
        out.println();
        out.printf("%s: %s%n%n", target.bug().id(), target.bug().title());
        if (red.replay().isEmpty()) {
            out.println(red.reason());
        } else {
            Path file = Path.of(red.replay());
            out.print(terminal.timelines().render(new ResultFiles().read(file, Counterexample.class)));
            out.printf("replay    smpng replay %s%n", Folders.shown(file));
        }
        out.println();
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
