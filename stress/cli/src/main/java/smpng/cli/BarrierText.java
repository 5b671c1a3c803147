package smpng.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.suites.barriers.BarrierTable;
import smpng.suites.barriers.BarrierTable.Break;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.barriers.BarrierTable.Try;

/** The barrier table on a terminal: what each access needs, and what shows it. */
final class BarrierText {
    private BarrierText() {}

    static void print(BarrierTable table, Sheet sheet) {
        sheet.heading("orders");
        sheet.entry(
                "  ",
                table.machines().size() + (table.machines().size() == 1 ? " model" : " models") + ", mapping "
                        + table.mapping() + ", " + Page.date(table.date())
                        + "; a weaker order holds if every exhaustive test that gets there does");
        String place = "";
        for (Row row : table.rows()) {
            if (!row.place().equals(place)) {
                place = row.place();
                sheet.line("  " + place);
            }
            Sheet.Tone tone = row.neededOn().isEmpty() ? Sheet.Tone.QUIET : Sheet.Tone.GOOD;
            sheet.entry(
                    String.format("  %6s  %-26s ", row.line() < 0 ? "" : row.line(), row.order())
                            + sheet.paint(tone, String.format("%-9s", word(row)), 9) + " ",
                    text(table, row));
        }
        for (List<String> together : table.together()) {
            sheet.entry("  together  ", String.join(", ", together));
        }
        if (table.together().isEmpty()
                && table.rows().stream()
                                .filter(r -> isWeakerEverywhere(table, r))
                                .count()
                        > 1) {
            sheet.entry("  together  ", "no two of them can be weaker at once");
        }
        sheet.gap();
    }

    /** The verdict in a word. */
    static String word(Row row) {
        if (row.tests().isEmpty()) {
            return "untested";
        } else if (row.tries().isEmpty()) {
            return "relaxed";
        } else if (!row.neededOn().isEmpty()) {
            return "needed";
        }
        return row.weakerOn().isEmpty() ? "undecided" : "stronger";
    }

    private static boolean isWeakerEverywhere(BarrierTable table, Row row) {
        return row.weakerOn().containsAll(table.machines());
    }

    /** What shows it. */
    static String text(BarrierTable table, Row row) {
        return switch (word(row)) {
            case "untested" -> "no exhaustive test gets here";
            case "relaxed" -> "there is no weaker order";
            case "undecided" ->
                undecided(row).entrySet().stream()
                        .map(e -> String.join(" ", e.getValue()) + ": " + e.getKey())
                        .collect(Collectors.joining("; "));
            default -> decided(table, row);
        };
    }

    private static String decided(BarrierTable table, Row row) {
        List<String> parts = new ArrayList<>();
        Map<String, List<String>> machines = new LinkedHashMap<>();
        row.weakest(table.machines()).forEach((machine, orders) -> {
            if (row.weakerOn().contains(machine)) {
                machines.computeIfAbsent(
                                orders.stream().map(BarrierText::name).collect(Collectors.joining(" or ")),
                                k -> new ArrayList<>())
                        .add(machine);
            }
        });
        List<String> needed = row.neededOn();
        if (!needed.isEmpty()) {
            parts.add(needed.size() == table.machines().size() ? "by every machine" : "by " + String.join(" ", needed));
        }
        machines.forEach((orders, on) -> parts.add(orders + " does on "
                + (on.size() == table.machines().size() ? "every machine" : String.join(" ", on))));
        for (Try each : row.tries()) {
            if (!each.breaks().isEmpty()) {
                Break first = each.breaks().get(0);
                parts.add("with " + name(each.order()) + " " + String.join(" ", first.claims()) + " fails on "
                        + first.machine() + ": " + first.test() + " sees " + first.what());
            }
        }
        undecided(row).forEach((why, on) -> parts.add("undecided on " + String.join(" ", on) + ": " + why));
        return String.join("; ", parts);
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

    private static String name(String order) {
        return order.isEmpty() ? "none" : order;
    }
}
