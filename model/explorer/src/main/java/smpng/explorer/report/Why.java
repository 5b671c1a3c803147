package smpng.explorer.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;

/**
 * Why an execution is possible: which machines allow it, by which axiom and which edges the others forbid it, and which order
 * is missing where it was seen. All of it is asked of the machines' formulas.
 *
 * @param machine the machine that showed the execution
 */
record Why(Verdicts verdicts, String machine, Numbered numbers, ExecutionText.Names names) {
    /** More edges than this are not tried together. */
    private static final int TOGETHER = 3;

    /** What has to be otherwise than under sequential consistency. */
    List<Account.Note> reason() {
        List<Account.Note> notes = new ArrayList<>();
        if (verdicts.of(machine, List.of()).kind() == Verdicts.Kind.FORBIDDEN) {
            notes.add(new Account.Note(
                    "doubtful", machine + " showed it, and its formula forbids it: the explorer is wrong"));
        }
        notes.add(new Account.Note("why", missing(verdicts.of("sc", List.of()))));
        return notes;
    }

    /** What each machine makes of the execution. */
    List<Account.Note> notes() {
        List<Verdicts.Verdict> all = verdicts.all();
        List<Account.Note> notes = new ArrayList<>();
        machines(all, Verdicts.Kind.ALLOWED, notes, "allowed on", "");
        machines(all, Verdicts.Kind.OPEN, notes, "open on", "; the formula was asked for too long");
        cycles(all, Verdicts.Kind.DEPENDENT, notes, "depends on", ": allowed, unless a dependency orders it, then ");
        cycles(all, Verdicts.Kind.FORBIDDEN, notes, "forbids it", ": ");
        return notes;
    }

    private static void machines(
            List<Verdicts.Verdict> all, Verdicts.Kind kind, List<Account.Note> notes, String head, String more) {
        List<String> those = all.stream()
                .filter(v -> v.kind() == kind)
                .map(Verdicts.Verdict::machine)
                .toList();
        if (!those.isEmpty()) {
            notes.add(new Account.Note(head, String.join(" ", those) + more));
        }
    }

    private void cycles(
            List<Verdicts.Verdict> all, Verdicts.Kind kind, List<Account.Note> notes, String head, String said) {
        Map<String, List<String>> machines = new LinkedHashMap<>();
        for (Verdicts.Verdict verdict : all) {
            if (verdict.kind() == kind) {
                machines.computeIfAbsent(reason(verdict), r -> new ArrayList<>())
                        .add(verdict.machine());
            }
        }
        boolean first = true;
        for (Map.Entry<String, List<String>> each : machines.entrySet()) {
            notes.add(new Account.Note(first ? head : "", String.join(" ", each.getValue()) + said + each.getKey()));
            first = false;
        }
    }

    private String reason(Verdicts.Verdict verdict) {
        return "\"" + verdict.axiom() + "\"" + (verdict.cycle().isEmpty() ? "" : " by " + text(verdict.cycle()));
    }

    /** The edges one after another: {@code 1 -po-> 2 -fr-> 1}. */
    private String text(List<Verdicts.Edge> edges) {
        StringBuilder text = new StringBuilder(name(edges.get(0).from()));
        Verdicts.Place at = edges.get(0).from();
        for (Verdicts.Edge edge : edges) {
            if (!edge.from().equals(at)) {
                text.append(", ").append(name(edge.from()));
            }
            text.append(" -").append(edge.name()).append("-> ").append(name(edge.to()));
            at = edge.to();
        }
        return text.toString();
    }

    private String name(Verdicts.Place place) {
        return place.step()
                .map(numbers::name)
                .orElseGet(() -> place.thread() < 0
                        ? "initial " + names.location(place.location())
                        : "start or end of " + names.thread(place.thread()));
    }

    /** The orders that sc has and the machine has not, the fewest that it would take. */
    private String missing(Verdicts.Verdict sc) {
        if (sc.kind() == Verdicts.Kind.ALLOWED) {
            return "sc allows it too: threads that take turns are enough";
        }
        List<List<Step>> orders = Matters.orders(verdicts.seen());
        for (int size = 1; size <= Math.min(TOGETHER, orders.size()); size++) {
            List<List<List<Step>>> enough = Subsets.of(orders, size).stream()
                    .filter(some -> verdicts.forbids(machine, fences(some)))
                    .toList();
            if (!enough.isEmpty()) {
                return "on " + machine + ", "
                        + enough.stream()
                                .map(some -> reordered(some, some.size() > 1 ? ", or " : ""))
                                .collect(Collectors.joining(size > 1 ? "; else " : ", and "))
                        + fenced(size, enough.size());
            }
        }
        return "no full fence between two steps of sc's cycle makes " + machine + " forbid it";
    }

    private String reordered(List<List<Step>> orders, String between) {
        return orders.stream()
                .map(its -> numbers.name(its.get(1).id()) + " may take effect before "
                        + numbers.name(its.get(0).id()))
                .collect(Collectors.joining(between));
    }

    private static String fenced(int size, int ways) {
        String where = size > 1
                ? "a full fence in each place"
                : "a full fence " + (ways > 1 ? "in one place" : "between them");
        return "; " + where + " forbids the execution";
    }

    private static List<Strengthening> fences(List<List<Step>> orders) {
        return orders.stream()
                .<Strengthening>map(its -> new Strengthening.Fence(its.get(1).id(), Order.VOLATILE))
                .toList();
    }
}
