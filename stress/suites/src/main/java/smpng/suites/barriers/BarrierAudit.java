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
import java.util.Arrays;
import java.util.Comparator;
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
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.OrderedAccess;
import smpng.bytecode.patch.Orders;
import smpng.bytecode.patch.PatchDoesNotApply;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.suites.barriers.BarrierTable.Break;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.barriers.BarrierTable.Try;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.MachineModels;
import smpng.suites.explored.Quickly;

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

    private final Variants variants;
    private final List<Test> tests;
    private final List<String> machines;
    private final boolean quick;
    private final Consumer<String> progress;

    /**
     * A test, and what it is evidence for.
     *
     * @param className a JCStress class
     * @param claims ids of claims
     */
    public record Test(String className, List<String> claims) {
        /** Copies the list. */
        public Test {
            claims = List.copyOf(claims);
        }

        String id() {
            return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        }
    }

    /** An access with a weaker order than it has. */
    private record Weaker(OrderedAccess access, String order) {
        /** The last of several calls of one name first: a call that has been changed is not counted any more. */
        static List<ClassPatch> patches(List<Weaker> all) {
            List<Weaker> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparing(w -> -w.access().nth()));
            Map<String, Integer> changed = new LinkedHashMap<>();
            List<ClassPatch> patches = new ArrayList<>();
            for (Weaker w : sorted) {
                OrderedAccess a = w.access();
                String name = a.className() + a.method() + a.owner() + a.call();
                int before = changed.getOrDefault(name, 0);
                changed.put(name, before + 1);
                patches.add(new OrderedAccess(
                                a.className(), a.method(), a.line(), a.owner(), a.call(), a.nth(), a.of() - before)
                        .with(w.order()));
            }
            return patches;
        }

        @Override
        public String toString() {
            return access.place() + ":" + access.line() + " " + (order.equals(Orders.NONE) ? "none" : order);
        }
    }

    BarrierAudit(Variants variants, List<Test> tests, List<String> machines, boolean quick, Consumer<String> progress) {
        this.variants = variants;
        this.tests = List.copyOf(tests);
        this.machines = List.copyOf(machines);
        this.quick = quick;
        this.progress = progress;
    }

    /**
     * Audits a component with its exhaustive tests.
     *
     * @param component the component
     * @param budget quick asks each test on the machines that it is explored on quickly
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
                .steps(budget.pick(400, 600, 1_000));
        List<Test> tests = component.evidence(Engine.EXHAUSTIVE).stream()
                .map(e -> new Test(e.className(), e.claims()))
                .toList();
        BarrierAudit audit = new BarrierAudit(
                new Variants(path, source, settings), tests, models.machines(), budget == Budget.QUICK, progress);
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
        List<Test> reaching = new ArrayList<>();
        for (Test test : tests) {
            if (!(run(List.of(access.failing()), test, "sc") instanceof Variants.End.Holds)) {
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
                reaching.stream().map(Test::id).toList(),
                tries);
    }

    private @Nullable Try attempt(OrderedAccess access, String order, List<Test> reaching, List<String> on)
            throws IOException {
        List<String> holds = new ArrayList<>();
        List<Break> breaks = new ArrayList<>();
        Map<String, String> undecided = new LinkedHashMap<>();
        try {
            for (String machine : on) {
                decide(List.of(access.with(order)), reaching, machine, holds, breaks, undecided);
            }
        } catch (PatchDoesNotApply e) {
            return null; // this class of the JDK has no such form
        }
        return new Try(order, holds, breaks, undecided);
    }

    private void decide(
            List<ClassPatch> patches,
            List<Test> reaching,
            String machine,
            List<String> holds,
            List<Break> breaks,
            Map<String, String> undecided)
            throws IOException {
        String unknown = "";
        int asked = 0;
        for (Test test : reaching) {
            if (quick && !isQuick(test, machine)) {
                unknown = unknown.isEmpty() ? "needs standard" : unknown;
                continue;
            }
            asked++;
            Variants.End end = run(patches, test, machine);
            if (end instanceof Variants.End.Breaks broken) {
                breaks.add(new Break(machine, test.id(), test.claims(), broken.what()));
                return;
            } else if (end instanceof Variants.End.Unknown open) {
                unknown = open.why();
            }
        }
        if (unknown.isEmpty() && asked > 0) {
            holds.add(machine);
        } else {
            undecided.put(machine, unknown);
        }
    }

    /**
     * The largest sets of weaker orders that hold together on every machine, by going from all of them to fewer. The
     * search ends: each set is asked about once, and no set below one that holds is asked about at all.
     */
    List<List<String>> together(List<OrderedAccess> accesses, List<Row> rows) throws IOException {
        List<Weaker> removable = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            for (Try each : row.tries()) {
                if (each.holds().containsAll(machines) && !Orders.isOtherHalf(row.order(), each.order())) {
                    removable.add(new Weaker(accesses.get(i), each.order()));
                    break;
                }
            }
        }
        List<List<String>> maximal = new ArrayList<>();
        List<Set<Integer>> holding = new ArrayList<>();
        Set<Set<Integer>> asked = new LinkedHashSet<>();
        Deque<Set<Integer>> open = new ArrayDeque<>();
        Set<Integer> all = new LinkedHashSet<>();
        for (int i = 0; i < removable.size(); i++) {
            all.add(i);
        }
        if (removable.size() > 1) {
            open.add(all);
        }
        while (!open.isEmpty()) {
            Set<Integer> set = open.remove();
            if (set.size() < 2 || !asked.add(set) || holding.stream().anyMatch(h -> h.containsAll(set))) {
                continue;
            }
            progress.accept(set.size() + " together");
            List<Weaker> some = set.stream().map(removable::get).toList();
            if (holdTogether(Weaker.patches(some))) {
                holding.add(set);
                maximal.add(some.stream().map(Weaker::toString).toList());
            } else {
                for (Integer without : set) {
                    Set<Integer> fewer = new LinkedHashSet<>(set);
                    fewer.remove(without);
                    open.add(fewer);
                }
            }
        }
        return maximal;
    }

    private boolean holdTogether(List<ClassPatch> patches) throws IOException {
        for (String machine : machines) {
            for (Test test : tests) {
                if ((!quick || isQuick(test, machine))
                        && !(run(patches, test, machine) instanceof Variants.End.Holds)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Variants.End run(List<ClassPatch> patches, Test test, String machine) throws IOException {
        return variants.run(patches, test.className(), machine);
    }

    /** Whether a quick run explores the test on the machine. */
    private boolean isQuick(Test test, String machine) {
        try {
            Quickly some =
                    Class.forName(test.className(), false, variants.source()).getAnnotation(Quickly.class);
            return some == null || Arrays.asList(some.value()).contains(machine);
        } catch (ClassNotFoundException e) {
            return true; // the exploration says so
        }
    }
}
