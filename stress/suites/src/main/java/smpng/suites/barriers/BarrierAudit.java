package smpng.suites.barriers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.bytecode.patch.OrderedAccess;
import smpng.bytecode.patch.Orders;
import smpng.bytecode.patch.PatchDoesNotApply;
import smpng.explorer.jcstress.Conclusion;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.suites.barriers.BarrierTable.Break;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.barriers.BarrierTable.Try;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.MachineModels;

/**
 * Gives each access of some classes weaker orders, one step after the other as long as they hold, and lets the exhaustive
 * tests say which hold on which machine. An order is changed in the compiled class. Then those that can be weaker on every
 * machine are made so together: what holds alone may not hold with another.
 *
 * <p>What the table says is no more than its tests: an access that none of them gets to is listed as such, and an order
 * that nobody misses may be one that no test is written for.
 */
public final class BarrierAudit {
    /** The tests as they are have some hundreds; a broken one may have millions, and shows what is wrong in the first. */
    private static final int QUICK_EXECUTIONS = 2_000;

    private final Explorations explorations;
    private final List<AuditTest> tests;
    private final List<String> machines;
    private final Consumer<String> progress;

    BarrierAudit(Explorations explorations, List<AuditTest> tests, List<String> machines, Consumer<String> progress) {
        this.explorations = explorations;
        this.tests = List.copyOf(tests);
        this.machines = List.copyOf(machines);
        this.progress = progress;
    }

    /**
     * Audits a component with its exhaustive tests.
     *
     * @param component the component
     * @param budget how many executions of a test are explored on a machine
     * @param models machines and mapping
     * @param progress told what is looked at
     */
    public static BarrierTable of(Component component, Budget budget, MachineModels models, Consumer<String> progress)
            throws IOException {
        ClassLoader source =
                Optional.ofNullable(BarrierAudit.class.getClassLoader()).orElse(ClassLoader.getSystemClassLoader());
        List<Path> path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        ExplorationSettings settings = new ExplorationSettings(
                        models.mapping(), budget.pick(QUICK_EXECUTIONS, 200_000, Integer.MAX_VALUE))
                .steps(budget.pick(400, 600, 1_000))
                .stoppingAtFailure();
        List<AuditTest> tests = component.evidence(Engine.EXHAUSTIVE).stream()
                .map(e -> new AuditTest(e.className(), e.claims()))
                .toList();
        Explorations explorations = new Explorations(new Variants(path, source, settings));
        BarrierAudit audit = new BarrierAudit(explorations, tests, models.machines(), progress);
        List<OrderedAccess> accesses = new ArrayList<>();
        for (String subject : component.subjects()) {
            try (InputStream in = source.getResourceAsStream(subject.replace('.', '/') + ".class")) {
                accesses.addAll(OrderedAccess.in(Optional.ofNullable(in)
                        .orElseThrow(() -> new IOException("no class " + subject))
                        .readAllBytes()));
            }
        }
        List<Row> rows = audit.rows(accesses);
        return new BarrierTable(
                component.id(),
                component.classes(),
                models.mapping().name().toLowerCase(Locale.ROOT),
                models.machines(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                rows,
                audit.together(accesses, rows));
    }

    /** A row for each access. */
    List<Row> rows(List<OrderedAccess> accesses) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (OrderedAccess access : accesses) {
            progress.accept(access.toString());
            rows.add(row(access));
        }
        return rows;
    }

    private Row row(OrderedAccess access) throws IOException {
        List<AuditTest> reaching = new ArrayList<>();
        for (AuditTest test : tests) {
            if (explorations.reaches(access, test)) {
                reaching.add(test);
            }
        }
        List<Try> tries = new ArrayList<>();
        if (!reaching.isEmpty()) {
            Map<String, Set<String>> open = new LinkedHashMap<>();
            Deque<String> next = new ArrayDeque<>();
            for (String below : access.weaker()) {
                open.put(below, new LinkedHashSet<>(machines));
                next.add(below);
            }
            while (!next.isEmpty()) {
                String order = next.remove();
                Try its = attempt(access, order, reaching, List.copyOf(open.getOrDefault(order, Set.of())));
                if (its == null) {
                    continue;
                }
                tries.add(its);
                if (its.holds().isEmpty() || Orders.isOtherHalf(access.call(), order)) {
                    continue;
                }
                for (String below : Orders.below(order)) {
                    if (!below.equals(access.call()) && !Orders.isOtherHalf(order, below)) {
                        Set<String> on = open.computeIfAbsent(below, k -> {
                            next.add(k);
                            return new LinkedHashSet<>();
                        });
                        on.addAll(its.holds());
                    }
                }
            }
        }
        return new Row(
                access.place(),
                access.line(),
                access.call(),
                reaching.stream().map(AuditTest::id).toList(),
                tries);
    }

    private @Nullable Try attempt(OrderedAccess access, String order, List<AuditTest> reaching, List<String> on)
            throws IOException {
        List<String> holds = new ArrayList<>();
        List<Break> breaks = new ArrayList<>();
        Map<String, String> undecided = new LinkedHashMap<>();
        try {
            for (String machine : on) {
                decide(new Change(access, order), reaching, machine, holds, breaks, undecided);
            }
        } catch (PatchDoesNotApply e) {
            return null; // this class of the JDK has no such form
        }
        return new Try(order, holds, breaks, undecided);
    }

    /** A test that shows a failure settles a machine; that the order holds there only all of them do. */
    private void decide(
            Change change,
            List<AuditTest> reaching,
            String machine,
            List<String> holds,
            List<Break> breaks,
            Map<String, String> undecided)
            throws IOException {
        String unknown = "";
        for (AuditTest test : explorations.soonestFirst(reaching, machine)) {
            Conclusion asItIs = explorations.run(List.of(), test, machine);
            if (asItIs instanceof Conclusion.Fails fails) {
                unknown = test.id() + " fails as it is: " + fails.first();
                continue;
            }
            Conclusion end = explorations.run(List.of(change), test, machine);
            if (end instanceof Conclusion.Fails broken) {
                breaks.add(new Break(machine, test.id(), test.claims(), broken.first()));
                return;
            } else if (end instanceof Conclusion.Open open) {
                unknown = unknown.isEmpty() ? test.id() + " " + open.why() : unknown;
            }
        }
        if (unknown.isEmpty()) {
            holds.add(machine);
        } else {
            undecided.put(machine, unknown);
        }
    }

    /** What can be weaker alone on every machine, and which of it together. */
    List<List<String>> together(List<OrderedAccess> accesses, List<Row> rows) throws IOException {
        List<Change> alone = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            for (Try each : row.tries()) {
                if (each.holds().containsAll(machines) && !Orders.isOtherHalf(row.order(), each.order())) {
                    alone.add(new Change(accesses.get(i), each.order()));
                    break;
                }
            }
        }
        return new Combinations(explorations, tests, machines, progress)
                .largest(alone).stream()
                        .map(set -> set.stream().map(Change::toString).toList())
                        .toList();
    }
}
