package smpng.suites.barriers;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import smpng.api.Budget;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.OrderedAccess;
import smpng.bytecode.patch.PatchDoesNotApply;
import smpng.bytecode.patch.Patcher;
import smpng.explorer.jcstress.Conclusion;
import smpng.suites.barriers.RepairTable.Failure;
import smpng.suites.barriers.RepairTable.Repair;
import smpng.suites.barriers.RepairTable.Strengthening;
import smpng.suites.engines.MachineModels;

/**
 * Looks for the smallest ways to order more with which tests that fail hold, on every machine, and with which those that hold
 * still do. None is told that was not explored.
 */
public final class Repairs {
    private final Explorations explorations;
    private final List<AuditTest> tests;
    private final Map<String, List<String>> leftOut;
    private final List<String> machines;
    private final Consumer<String> progress;
    private int tried;

    private Repairs(
            Explorations explorations,
            List<AuditTest> tests,
            Map<String, List<String>> leftOut,
            List<String> machines,
            Consumer<String> progress) {
        this.explorations = explorations;
        this.tests = tests;
        this.leftOut = leftOut;
        this.machines = machines;
        this.progress = progress;
    }

    /**
     * Repairs a subject that was made wrong on purpose.
     *
     * @param most how many repairs are looked for
     * @throws PatchDoesNotApply if a patch does not
     */
    public static RepairTable of(
            AuditSubject subject,
            List<ClassPatch> bug,
            Budget budget,
            MachineModels models,
            int most,
            Consumer<String> progress)
            throws IOException {
        Path folder = Files.createTempDirectory("smpng-repairs");
        try {
            try (URLClassLoader source = subject.loader()) {
                new Patcher(source).writeTo(folder, bug);
            }
            return of(subject.over(folder), budget, models, most, progress);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Repairs a subject as it is. */
    public static RepairTable of(
            AuditSubject subject, Budget budget, MachineModels models, int most, Consumer<String> progress)
            throws IOException {
        try (URLClassLoader source = subject.loader()) {
            Explorations explorations = new Explorations(
                    new Variants(subject.path(), source, BarrierAudit.settings(models.mapping(), budget)));
            Map<String, List<String>> leftOut = budget == Budget.QUICK ? subject.large(models.machines()) : Map.of();
            Repairs repairs = new Repairs(explorations, subject.tests(), leftOut, models.machines(), progress);
            Map<Failure, AuditTest> failures = repairs.failures();
            List<Repair> found = failures.isEmpty()
                    ? List.of()
                    : repairs.search(subject.accesses(), failures, most).stream()
                            .map(Repairs::repair)
                            .toList();
            return new RepairTable(
                    subject.name(),
                    models.mapping().name().toLowerCase(Locale.ROOT),
                    models.machines(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    BarrierAudit.settings(models.mapping(), budget).maxExecutions(),
                    leftOut,
                    List.copyOf(failures.keySet()),
                    found,
                    repairs.tried);
        }
    }

    private Map<Failure, AuditTest> failures() throws IOException {
        Map<Failure, AuditTest> failures = new LinkedHashMap<>();
        for (String machine : machines) {
            for (AuditTest test : tests) {
                if (isAsked(test, machine)
                        && explorations.run(List.of(), test, machine) instanceof Conclusion.Fails fails) {
                    failures.put(new Failure(test.id(), test.claims(), machine, fails.first()), test);
                }
            }
        }
        return failures;
    }

    private boolean isAsked(AuditTest test, String machine) {
        return !leftOut.getOrDefault(test.name(), List.of()).contains(machine);
    }

    /** What costs as much as the first repair is looked at too, what costs more is not. */
    private List<List<Change>> search(List<OrderedAccess> accesses, Map<Failure, AuditTest> failures, int most)
            throws IOException {
        List<OrderedAccess> reached = new ArrayList<>();
        for (OrderedAccess access : accesses) {
            for (AuditTest test : failures.values().stream().distinct().toList()) {
                if (explorations.reaches(access, test)) {
                    reached.add(access);
                    break;
                }
            }
        }
        List<List<Change>> found = new ArrayList<>();
        int cost = 0;
        for (Candidates.Candidate its : Candidates.of(reached)) {
            List<Change> candidate = its.changes();
            if (found.size() >= most || !found.isEmpty() && its.cost() > cost) {
                break;
            } else if (found.stream().anyMatch(candidate::containsAll)) {
                continue; // more than is needed
            }
            tried++;
            progress.accept("repair " + tried + ", "
                    + String.join(
                            " and ", candidate.stream().map(Change::toString).toList()));
            try {
                if (mends(candidate, failures) && holds(candidate)) {
                    found.add(candidate);
                    cost = its.cost();
                }
            } catch (PatchDoesNotApply e) {
                continue; // no such form, or two that get into each other's way
            }
        }
        return found;
    }

    /** Whether what failed fails no more. */
    private boolean mends(List<Change> changes, Map<Failure, AuditTest> failures) throws IOException {
        List<Map.Entry<Failure, AuditTest>> soonestFirst = new ArrayList<>(failures.entrySet());
        soonestFirst.sort(Comparator.comparing(
                f -> explorations.nanosAsItIs(f.getValue(), f.getKey().machine())));
        for (Map.Entry<Failure, AuditTest> failure : soonestFirst) {
            if (!holds(changes, failure.getValue(), failure.getKey().machine())) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(List<Change> changes) throws IOException {
        for (String machine : machines) {
            for (AuditTest test : explorations.soonestFirst(
                    tests.stream().filter(t -> isAsked(t, machine)).toList(), machine)) {
                if (!holds(changes, test, machine)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What is open with the changes was open before, or they are no repair. */
    private boolean holds(List<Change> changes, AuditTest test, String machine) throws IOException {
        Conclusion end = explorations.run(changes, test, machine);
        return end instanceof Conclusion.Holds
                || end instanceof Conclusion.Open
                        && explorations.run(List.of(), test, machine) instanceof Conclusion.Open;
    }

    private static Repair repair(List<Change> changes) {
        return new Repair(changes.stream()
                .map(c -> new Strengthening(
                        c.access().place(),
                        c.access().line(),
                        c.access().call(),
                        c.access().field(),
                        c.where().name().toLowerCase(Locale.ROOT),
                        c.order()))
                .toList());
    }
}
