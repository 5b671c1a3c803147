package smpng.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import smpng.suites.barriers.RepairTable;
import smpng.suites.barriers.RepairTable.Repair;
import smpng.suites.barriers.RepairTable.Strengthening;

/** Repairs on a terminal. */
final class RepairText {
    private RepairText() {}

    static void print(RepairTable table, Sheet sheet) {
        sheet.heading("repairs");
        sheet.entry(
                "  ",
                count(table.machines().size(), "model") + ", mapping " + table.mapping() + ", "
                        + Page.date(table.date()) + ", up to " + String.format("%,d", table.executions())
                        + " executions of a test; " + count(table.tried(), "change")
                        + " looked at, the smallest first");
        Map<String, String> failures = new LinkedHashMap<>();
        table.failures()
                .forEach(f -> failures.merge(
                        (f.claims().isEmpty() ? "" : String.join(" ", f.claims()) + "  ") + f.test() + " sees "
                                + f.what(),
                        f.machine(),
                        (some, one) -> some + " " + one));
        failures.forEach(
                (what, on) -> sheet.entry("  " + sheet.paint(Sheet.Tone.BAD, "fails") + "     ", what + " on " + on));
        table.leftOut()
                .forEach((test, on) -> sheet.entry(
                        "  left out  ", test + " on " + String.join(" ", on) + ", where it needs --budget standard"));
        if (table.failures().isEmpty()) {
            sheet.entry("  ", "every test holds as it is: there is nothing to repair");
        } else if (table.repairs().isEmpty()) {
            sheet.entry("  ", "no order of one access or of two, and no fence beside one, makes every test hold");
        }
        int number = 0;
        for (Repair repair : table.repairs()) {
            number++;
            String head = "  " + sheet.paint(Sheet.Tone.GOOD, "repair " + number, 8) + "  ";
            sheet.entry(
                    head,
                    repair.changes().stream().map(RepairText::text).collect(Collectors.joining(", and "))
                            + ": every test holds on " + on(table.machines()));
        }
        sheet.gap();
    }

    private static String text(Strengthening change) {
        String access = (change.order() + " " + change.field()).strip() + " in " + change.place()
                + (change.line() < 0 ? "" : ":" + change.line());
        return change.where().equals("itself")
                ? change.becomes() + " instead of " + access
                : change.becomes() + " " + change.where() + " " + access;
    }

    private static String count(int number, String of) {
        return number + " " + of + (number == 1 ? "" : "s");
    }

    private static String on(List<String> machines) {
        return machines.size() == 1 ? machines.get(0) : "all " + machines.size();
    }
}
