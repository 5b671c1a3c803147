package smpng.suites.barriers;

import java.io.IOException;
import java.net.URLClassLoader;
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
import java.util.Set;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.api.Budget;
import smpng.bytecode.patch.OrderedAccess;
import smpng.bytecode.patch.Orders;
import smpng.bytecode.patch.PatchDoesNotApply;
import smpng.explorer.jcstress.Conclusion;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.memory.mapping.Mapping;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.barriers.BarrierTable.Try;
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
    private static final int QUICK_EXECUTIONS = 5_000;

    private final Explorations explorations;
    private final List<AuditTest> tests;
    private final Map<String, List<String>> leftOut;
    private final List<String> machines;
    private final Consumer<String> progress;

    BarrierAudit(
            Explorations explorations,
            List<AuditTest> tests,
            Map<String, List<String>> leftOut,
            List<String> machines,
            Consumer<String> progress) {
        this.explorations = explorations;
        this.leftOut = leftOut;
        this.tests = List.copyOf(tests);
        this.machines = List.copyOf(machines);
        this.progress = progress;
    }

    /**
     * Explores what a subject's accesses need.
     *
     * @param subject classes and tests
     * @param budget how many executions of a test are explored on a machine
     * @param models machines and mapping
     * @param progress told what is looked at
     */
    public static BarrierTable of(AuditSubject subject, Budget budget, MachineModels models, Consumer<String> progress)
            throws IOException {
        ExplorationSettings settings = settings(models.mapping(), budget);
        Map<String, List<String>> leftOut = budget == Budget.QUICK ? subject.large(models.machines()) : Map.of();
        try (URLClassLoader source = subject.loader()) {
            Explorations explorations = new Explorations(new Variants(subject.path(), source, settings));
            BarrierAudit audit = new BarrierAudit(explorations, subject.tests(), leftOut, models.machines(), progress);
            List<OrderedAccess> accesses = subject.accesses();
            List<Row> rows = audit.rows(accesses);
            return new BarrierTable(
                    subject.name(),
                    subject.version(),
                    models.mapping().name().toLowerCase(Locale.ROOT),
                    models.machines(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    settings.maxExecutions(),
                    audit.failing(),
                    leftOut,
                    rows,
                    audit.together(accesses, rows));
        }
    }

    /** How much of each test is explored. */
    static ExplorationSettings settings(Mapping mapping, Budget budget) {
        return new ExplorationSettings(mapping, budget.pick(QUICK_EXECUTIONS, 200_000, Integer.MAX_VALUE))
                .steps(budget.pick(400, 600, 1_000))
                .stoppingAtFailure();
    }

    /** Tests that fail as they are, and the machines where they do. */
    private Map<String, List<String>> failing() throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String machine : machines) {
            for (AuditTest test : asked(tests, machine)) {
                if (explorations.run(List.of(), test, machine) instanceof Conclusion.Fails) {
                    all.computeIfAbsent(test.id(), k -> new ArrayList<>()).add(machine);
                }
            }
        }
        return all;
    }

    /** A row for each access. */
    List<Row> rows(List<OrderedAccess> accesses) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (OrderedAccess access : accesses) {
            progress.accept((rows.size() + 1) + " of " + accesses.size() + ", " + access);
            rows.add(row(access));
        }
        return rows;
    }

    private Row row(OrderedAccess access) throws IOException {
        List<AuditTest> reaching = reaching(access, tests);
        if (reaching.isEmpty() && !access.weaker().isEmpty()) {
            // What comes after a weak compare-and-set that failed for no reason, in tests that end if it always may.
            List<AuditTest> ending = new ArrayList<>();
            for (AuditTest test : tests) {
                if (explorations.run(List.of(), test.spuriously(), "sc") instanceof Conclusion.Holds) {
                    ending.add(test.spuriously());
                }
            }
            reaching = reaching(access, ending);
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
                access.field(),
                reaching.stream().map(AuditTest::id).toList(),
                tries);
    }

    private List<AuditTest> reaching(OrderedAccess access, List<AuditTest> some) throws IOException {
        List<AuditTest> reaching = new ArrayList<>();
        for (AuditTest test : some) {
            if (explorations.reaches(access, test)) {
                reaching.add(test);
            }
        }
        return reaching;
    }

    private @Nullable Try attempt(OrderedAccess access, String order, List<AuditTest> reaching, List<String> on)
            throws IOException {
        Attempt attempt = new Attempt(explorations, Change.order(access, order));
        try {
            for (String machine : on) {
                attempt.decide(machine, asked(reaching, machine));
            }
        } catch (PatchDoesNotApply e) {
            return null; // this class of the JDK has no such form
        }
        return attempt.toTry();
    }

    private List<AuditTest> asked(List<AuditTest> some, String machine) {
        return some.stream()
                .filter(t -> !leftOut.getOrDefault(t.name(), List.of()).contains(machine))
                .toList();
    }

    /** What can be weaker alone on every machine, and which of it together. */
    List<List<String>> together(List<OrderedAccess> accesses, List<Row> rows) throws IOException {
        List<Change> alone = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            OrderedAccess access = accesses.get(i);
            row.tries().stream()
                    .filter(t -> t.holds().containsAll(machines) && !Orders.isOtherHalf(row.order(), t.order()))
                    .reduce((stronger, weaker) -> weaker)
                    .ifPresent(t -> alone.add(Change.order(access, t.order())));
        }
        return new Combinations(explorations, machine -> asked(tests, machine), machines, progress)
                .largest(alone).stream()
                        .map(set -> set.stream().map(Change::toString).toList())
                        .toList();
    }
}
