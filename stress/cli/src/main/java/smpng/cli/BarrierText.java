package smpng.cli;

import java.util.List;
import smpng.suites.barriers.BarrierTable;
import smpng.suites.barriers.BarrierTable.Row;

/** The barrier table on a terminal: what each access needs, and what shows it. */
final class BarrierText {
    private static final int WORD = 9;
    private static final String ROW = "  %6s  %-26s ";
    /** Where on a narrow sheet the parts begin, and on a wide one. */
    private static final int BELOW = 10;

    private static final int PARTS = 47;

    private final BarrierTable table;
    private final BarrierWords words;
    private final Sheet sheet;

    private BarrierText(BarrierTable table, Sheet sheet) {
        this.table = table;
        this.words = new BarrierWords(table);
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
        if (table.rows().stream().anyMatch(row -> !row.neededUnless().isEmpty())) {
            sheet.entry(
                    "  unless   ",
                    "without the dependencies that are named a weaker order fails; with every dependency it holds");
        }
        table.failing()
                .forEach((test, on) -> sheet.entry(
                        "  " + sheet.paint(Sheet.Tone.BAD, "fails") + "  ",
                        test + " fails as it is on " + words.on(on) + ", and tells nothing there"));
        table.leftOut()
                .forEach((test, on) -> sheet.entry(
                        "  left out  ", test + " on " + words.on(on) + ", where it needs --budget standard"));
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
                && table.rows().stream().filter(words::isWeakerEverywhere).count() > 1) {
            sheet.entry("  together  ", "no two of them can be weaker at once");
        }
        sheet.gap();
    }

    private void print(Row row) {
        String word = words.word(row);
        Sheet.Tone tone = row.neededOn().isEmpty() ? Sheet.Tone.QUIET : Sheet.Tone.GOOD;
        String order = (row.order() + " " + row.field()).strip();
        String head = String.format(ROW, row.line() < 0 ? "" : row.line(), order) + sheet.paint(tone, word, WORD) + " ";
        List<String> parts = words.parts(row);
        String below = " ".repeat(BELOW);
        if (sheet.isNarrow() && parts.size() > 1) {
            sheet.entry(head.stripTrailing(), "");
            parts.forEach(part -> sheet.entry(below, part));
            return;
        }
        for (String part : parts) {
            sheet.entry(head, part);
            head = " ".repeat(PARTS);
        }
    }
}
