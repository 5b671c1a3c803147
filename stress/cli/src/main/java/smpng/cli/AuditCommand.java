package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.bytecode.patch.ClassPatch;
import smpng.explorer.replay.ResultFiles;
import smpng.memory.mapping.Mapping;
import smpng.suites.barriers.AuditSubject;
import smpng.suites.barriers.AuditTest;
import smpng.suites.barriers.BarrierAudit;
import smpng.suites.barriers.BarrierTable;
import smpng.suites.barriers.RepairTable;
import smpng.suites.barriers.Repairs;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.MachineModels;
import smpng.suites.harness.SeededBug;

/** What is claimed of a component, and on what evidence; which order each access of it, or of any class, needs. */
@Command(
        name = "audit",
        description = {
            "A component's claims, their evidence, and what turned each red.",
            "With --orders, or for a class of your own with --tests: the order that each access needs, on which machine."
        },
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    /** As many as a reader looks at. */
    private static final int MOST_REPAIRS = 3;

    @Parameters(paramLabel = "COMPONENT|CLASS", description = "which component, or which class of --classpath")
    private String component = "";

    @Option(names = "--report", paramLabel = "DIR", description = "where results were kept (.smpng)")
    private Path report = Path.of(".smpng");

    @Option(
            names = "--orders",
            description = "also explore which order each access needs on which machine; takes minutes, and is kept")
    private boolean orders;

    @Option(names = "--machine", paramLabel = "MACHINE", split = ",", description = "for --orders: only these machines")
    private List<String> machines = List.of();

    @Option(
            names = "--mapping",
            description =
                    "for --orders: freebsd, which is a component's, or hotspot, which is a class's if none is given")
    private @Nullable Mapping mapping;

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "PATH",
            description = "where a class and its tests are, as for java")
    private String classPath = "";

    @Option(
            names = "--tests",
            paramLabel = "TEST",
            split = ",",
            description = "what exercises a class: JCStress tests, or classes or CLASS#METHOD of @Exhaustive tests")
    private List<String> tests = List.of();

    @Option(names = "--budget", description = "for --orders: quick, standard or thorough")
    private Budget budget = Budget.QUICK;

    @Option(
            names = "--repairs",
            description =
                    "for tests that fail: the smallest changes of orders, and fences, with which every test holds")
    private boolean repairs;

    @Option(
            names = "--bug",
            paramLabel = "ID",
            description = "for --repairs: the component with one of its seeded bugs")
    private String bug = "";

    @Option(names = "--json", paramLabel = "FILE", description = "the result for machines")
    private @Nullable Path json;

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = Catalogue.scan();
        Selection selection = new Selection(catalogue);
        boolean isClass = !classPath.isEmpty() || !tests.isEmpty();
        if (!bug.isEmpty() && (!repairs || isClass)) {
            throw new InputError("nothing is done with a bug here", "--bug " + bug, "name its component and --repairs");
        }
        if (repairs && !isClass) {
            return repairsOf(catalogue, selection);
        }
        return isClass ? ofClass(selection) : ofComponent(catalogue, selection);
    }

    private int repairsOf(Catalogue catalogue, Selection selection) throws IOException {
        Component audited = selection.component(component);
        List<Machine> about = selection.machines(machines);
        List<ClassPatch> patches = List.of();
        if (!bug.isEmpty()) {
            SeededBug its = audited.bug(bug)
                    .orElseThrow(() ->
                            new InputError("no such bug of " + audited.id(), bug, "smpng list names the seeded bugs"));
            if (!(its.change() instanceof SeededBug.Compiled compiled)) {
                throw new InputError("a bug of the source, which no exploration sees", bug, "name another");
            }
            patches = compiled.patches();
        }
        return repaired(AuditSubject.of(audited, catalogue), patches, models(about, Mapping.FREEBSD));
    }

    private int repaired(AuditSubject subject, List<ClassPatch> patches, MachineModels models) throws IOException {
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        RepairTable table = Repairs.of(subject, patches, budget, models, MOST_REPAIRS, this::progress);
        Sheet sheet = terminal.sheet(Output.of(spec));
        sheet.heading(subject.name() + (bug.isEmpty() ? "" : " with " + bug));
        RepairText.print(table, sheet);
        sheet.flush();
        if (jsonFile != null) {
            new ResultFiles().write(jsonFile, Map.of("subject", subject.name(), "bug", bug, "repairs", table));
        }
        return (table.failures().isEmpty() ? ExitStatus.VERIFIED : ExitStatus.COUNTEREXAMPLE).code();
    }

    private void progress(String what) {
        PrintWriter to = Output.errors(spec);
        to.println("audit " + component + ": " + what);
        to.flush();
    }

    private int ofClass(Selection selection) throws IOException {
        List<Machine> about = selection.machines(machines);
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        AuditSubject subject = AuditedClass.of(component, classPath, tests);
        if (subject.accesses().isEmpty()) {
            throw new InputError("no access of it has an order", component, "audit the class that has them");
        }
        if (repairs) {
            return repaired(subject, List.of(), models(about, Mapping.HOTSPOT));
        }
        BarrierTable table = explore(subject, models(about, Mapping.HOTSPOT));
        Sheet sheet = terminal.sheet(Output.of(spec));
        sheet.heading(component);
        sheet.entry("tests  ", subject.tests().stream().map(AuditTest::id).collect(Collectors.joining(", ")));
        sheet.gap();
        BarrierText.print(table, sheet);
        sheet.flush();
        if (jsonFile != null) {
            new ResultFiles().write(jsonFile, Map.of("class", component, "orders", table));
        }
        return status(table).code();
    }

    /** A test that fails as it is tells more than what it leaves open. */
    private static ExitStatus status(BarrierTable table) {
        if (!table.failing().isEmpty()) {
            return ExitStatus.COUNTEREXAMPLE;
        }
        return table.isDecided() ? ExitStatus.VERIFIED : ExitStatus.UNDECIDED;
    }

    private int ofComponent(Catalogue catalogue, Selection selection) throws IOException {
        Component audited = selection.component(component);
        List<Machine> about = selection.machines(machines);
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        ClaimNotes notes = ClaimNotes.of(Checkout.current(), audited.id());
        ReportFolder folder = new ReportFolder(report.toAbsolutePath());
        if (orders && audited.evidence(Engine.EXHAUSTIVE).isEmpty()) {
            throw new InputError("no exhaustive test says which order it needs", audited.id(), "leave out --orders");
        }
        List<AuditedClaim> claims = AuditedClaim.of(audited, notes, folder);
        if (orders) {
            ReportFolder kept = ReportFolder.writable(report);
            kept.keep(explore(AuditSubject.of(audited, catalogue), models(about, Mapping.FREEBSD)));
        }
        Optional<BarrierTable> table =
                folder.barriers(audited.id()).filter(t -> t.classes().equals(audited.classes()));
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
        if (table.isPresent()) {
            BarrierText.print(table.get(), sheet);
        } else if (!audited.evidence(Engine.EXHAUSTIVE).isEmpty()) {
            sheet.entry("orders  ", "not explored: smpng audit " + audited.id() + " --orders");
        }
        sheet.flush();
        if (jsonFile != null) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("component", audited.id());
            plain.put("claims", claims);
            table.ifPresent(t -> plain.put("orders", t));
            new ResultFiles().write(jsonFile, plain);
        }
        return (orders ? table.map(AuditCommand::status).orElse(ExitStatus.VERIFIED) : ExitStatus.VERIFIED).code();
    }

    private MachineModels models(List<Machine> about, Mapping usual) {
        Mapping given = mapping;
        List<String> asked = Coverage.machines(Engine.EXHAUSTIVE).stream()
                .filter(about::contains)
                .map(Machine::id)
                .toList();
        if (asked.isEmpty()) {
            throw new InputError(
                    "nothing can be explored there",
                    "--machine " + String.join(",", machines),
                    "name a model, or none");
        }
        return new MachineModels(asked, given == null ? usual : given);
    }

    private BarrierTable explore(AuditSubject subject, MachineModels models) throws IOException {
        return BarrierAudit.of(subject, budget, models, this::progress);
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
