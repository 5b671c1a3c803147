package smpng.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.bytecode.patch.Orders;
import smpng.suites.barriers.BarrierTable;
import smpng.suites.barriers.BarrierTable.Break;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.barriers.BarrierTable.Try;

/** The barrier table on a terminal: what each access needs, and what shows it. */
final class BarrierText {
    private static final int WORD = 9;

    private final BarrierTable table;
    private final Sheet sheet;

    private BarrierText(BarrierTable table, Sheet sheet) {
        this.table = table;
        this.sheet = sheet;
    }

    static void print(BarrierTable table, Sheet sheet) {
        new BarrierText(table, sheet).print();
    }

    private void print() {
        sheet.heading("orders");
        sheet.entry(
                "  ",
                table.machines().size() + (table.machines().size() == 1 ? " model" : " models") + ", mapping "
                        + table.mapping() + ", " + Page.date(table.date()) + ", up to "
                        + String.format("%,d", table.executions())
                        + " executions of a test; a weaker order holds if every exhaustive test that gets there does");
        table.failing()
                .forEach((test, on) -> sheet.entry(
                        "  " + sheet.paint(Sheet.Tone.BAD, "fails") + "  ",
                        test + " fails as it is on " + on(on) + ", and tells nothing there"));
        table.leftOut()
                .forEach((test, on) ->
                        sheet.entry("  left out  ", test + " on " + on(on) + ", where it needs --budget standard"));
        String place = "";
        for (Row row : table.rows()) {
            if (!row.place().equals(place)) {
                place = row.place();
                sheet.line("  " + place);
            }
            print(row);
        }
        for (List<String> together : table.together()) {
            String head = "  together  ";
            for (String each : together) {
                sheet.entry(head, each);
                head = " ".repeat(head.length());
            }
        }
        if (table.together().isEmpty()
                && table.rows().stream().filter(this::isWeakerEverywhere).count() > 1) {
            sheet.entry("  together  ", "no two of them can be weaker at once");
        }
        sheet.gap();
    }

    private void print(Row row) {
        String word = word(row);
        Sheet.Tone tone = row.neededOn().isEmpty() ? Sheet.Tone.QUIET : Sheet.Tone.GOOD;
        String order = (row.order() + " " + row.field()).strip();
        String head = String.format("  %6s  %-26s ", row.line() < 0 ? "" : row.line(), order)
                + sheet.paint(tone, word, WORD) + " ";
        List<String> parts = parts(row, word);
        if (sheet.isNarrow() && parts.size() > 1) {
            sheet.entry(head.stripTrailing(), "");
            parts.forEach(part -> sheet.entry(" ".repeat(10), part));
        } else {
            sheet.entry(head, String.join("; ", parts));
        }
    }

    /** The verdict in a word. */
    private String word(Row row) {
        if (Orders.below(row.order()).isEmpty()) {
            return "relaxed";
        } else if (row.tests().isEmpty()) {
            return "untested";
        } else if (!row.neededOn().isEmpty()) {
            return "needed";
        } else if (row.tries().isEmpty()) {
            return "relaxed";
        }
        return isWeakerEverywhere(row) ? "stronger" : "undecided";
    }

    private boolean isWeakerEverywhere(Row row) {
        return row.weakerOn().containsAll(table.machines());
    }

    private List<String> parts(Row row, String word) {
        return switch (word) {
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
        Map<String, List<String>> machines = new LinkedHashMap<>();
        row.weakest(table.machines()).forEach((machine, orders) -> {
            if (row.weakerOn().contains(machine)) {
                String does = orders.stream().map(BarrierText::name).collect(Collectors.joining(" or "));
                machines.computeIfAbsent(does, k -> new ArrayList<>()).add(machine);
            }
        });
        machines.forEach((orders, on) -> parts.add((Orders.isOtherHalf(row.order(), orders)
                        ? "the other half, " + orders + ", does as well on "
                        : orders + " does on ")
                + on(on)));
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
                String claims = first.claims().isEmpty() ? "" : String.join(" ", first.claims()) + " fails on ";
                parts.add("with " + name(each.order()) + " " + (claims.isEmpty() ? "on " : claims) + first.machine()
                        + ": " + first.test() + " sees " + first.what());
            }
        }
        undecided(row).forEach((why, on) -> parts.add("undecided on " + String.join(" ", on) + ": " + why));
        return parts;
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

    private String on(List<String> some) {
        return some.size() > 1 && some.size() == table.machines().size() ? "every machine" : String.join(" ", some);
    }

    private static String name(String order) {
        return order.isEmpty() ? "none" : order;
    }
}
