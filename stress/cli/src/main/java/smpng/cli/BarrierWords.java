package smpng.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.bytecode.patch.Orders;
import smpng.explorer.report.Hanging;
import smpng.suites.barriers.BarrierTable;
import smpng.suites.barriers.BarrierTable.Assumed;
import smpng.suites.barriers.BarrierTable.Break;
import smpng.suites.barriers.BarrierTable.Condition;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.barriers.BarrierTable.Try;

/** What a barrier table says of each access, in words. */
record BarrierWords(BarrierTable table) {
    private static final String NONE = "none";

    /** The verdict in a word. */
    String word(Row row) {
        if (Orders.below(row.order()).isEmpty()) {
            return "relaxed";
        } else if (row.tests().isEmpty()) {
            return "untested";
        } else if (!row.neededOn().isEmpty()) {
            return "needed";
        } else if (!row.neededUnless().isEmpty()) {
            return "depends";
        } else if (row.tries().isEmpty()) {
            return "relaxed";
        }
        return isWeakerEverywhere(row) ? "stronger" : isNowhereSeenNeeded(row) ? "not seen" : "undecided";
    }

    /** True if some weaker order holds wherever a test was asked. */
    private static boolean isNowhereSeenNeeded(Row row) {
        return row.tries().stream()
                        .allMatch(t -> t.breaks().isEmpty()
                                && t.undecided().values().stream().allMatch(BarrierTable.NOT_ASKED::equals))
                && !row.weakerOn().isEmpty();
    }

    boolean isWeakerEverywhere(Row row) {
        return row.weakerOn().containsAll(table.machines());
    }

    /** What shows it. */
    List<String> parts(Row row) {
        return switch (word(row)) {
            case "untested" -> List.of("no exhaustive test gets here");
            case "relaxed" ->
                row.tests().isEmpty()
                        ? List.of("there is no weaker order; no exhaustive test gets here")
                        : List.of("there is no weaker order");
            default -> decided(row);
        };
    }

    private List<String> decided(Row row) {
        List<String> parts = new ArrayList<>();
        List<String> needed = row.neededOn();
        if (!needed.isEmpty()) {
            boolean only = needed.size() < table.machines().size()
                    && needed.size() + row.weakerOn().size() == table.machines().size();
            parts.add((only ? "only by " : "by ") + on(needed));
        }
        Map<String, List<String>> unless = new LinkedHashMap<>();
        row.neededUnless()
                .forEach(c -> unless.computeIfAbsent(unless(c), k -> new ArrayList<>())
                        .add(c.machine()));
        unless.forEach((what, on) -> parts.add("by " + on(on) + " unless " + what));
        Map<String, List<String>> machines = new LinkedHashMap<>();
        row.weakest(table.machines()).forEach((machine, orders) -> {
            if (row.weakerOn().contains(machine)) {
                String does = orders.stream().map(BarrierWords::name).collect(Collectors.joining(" or "));
                machines.computeIfAbsent(does, k -> new ArrayList<>()).add(machine);
            }
        });
        machines.forEach((orders, on) -> parts.add(does(row, orders) + " on " + on(on)));
        Set<String> unasked = row.tests().stream()
                .flatMap(t -> table.leftOut().getOrDefault(t, List.of()).stream())
                .filter(row.weakerOn()::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!unasked.isEmpty()) {
            parts.add("as far as asked on " + on(List.copyOf(unasked)));
        }
        for (Try each : row.tries()) {
            if (!each.breaks().isEmpty()) {
                Break first = each.breaks().get(0);
                parts.add(shown(each, first.claims(), first.machine(), first.test(), first.what())
                        + (first.assumed() == Assumed.POSSIBLE ? ", and no dependency can order that" : ""));
            } else if (!each.conditions().isEmpty()) {
                Condition first = each.conditions().get(0);
                parts.add(shown(each, first.claims(), first.machine(), first.test(), first.what())
                        + ", unless that is kept");
            }
        }
        undecided(row)
                .forEach((why, on) -> parts.add(
                        why.equals(BarrierTable.NOT_ASKED)
                                ? "not asked on " + String.join(" ", on) + ", which " + why
                                : "undecided on " + String.join(" ", on) + ": " + why));
        return parts;
    }

    private static String does(Row row, String orders) {
        if (orders.equals(NONE)) {
            return "not needed";
        }
        return Orders.isOtherHalf(row.order(), orders)
                ? "the other half, " + orders + ", does as well"
                : orders + " does";
    }

    private static String shown(Try tried, List<String> claims, String machine, String test, String what) {
        String where = claims.isEmpty() ? "on " : String.join(" ", claims) + " fails on ";
        return "with " + name(tried.order()) + " " + where + machine + ": " + test + " sees " + what;
    }

    /** The dependencies, one of which has to be kept: by the access that depends. */
    private static String unless(Condition condition) {
        Map<String, Set<String>> reads = new LinkedHashMap<>();
        for (Hanging.Dependence each : condition.unless()) {
            String access =
                    (each.value() ? "what is written to " : "the address of ") + at(each.access(), each.accessAt());
            reads.computeIfAbsent(access, k -> new LinkedHashSet<>()).add(at(each.read(), each.readAt()));
        }
        return reads.entrySet().stream()
                .map(e -> e.getKey() + " depends on " + String.join(" or ", e.getValue()))
                .collect(Collectors.joining(", or "));
    }

    private static String at(String variable, String line) {
        return line.isEmpty() ? variable : variable + " (" + line + ")";
    }

    /** Machines by the reason. */
    private static Map<String, Set<String>> undecided(Row row) {
        Map<String, Set<String>> by = new LinkedHashMap<>();
        for (Try each : row.tries()) {
            each.undecided()
                    .forEach((machine, why) ->
                            by.computeIfAbsent(why, k -> new LinkedHashSet<>()).add(machine));
        }
        return by;
    }

    String on(List<String> some) {
        return some.size() > 1 && some.size() == table.machines().size() ? "every machine" : String.join(" ", some);
    }

    private static String name(String order) {
        return order.isEmpty() ? NONE : order;
    }
}
