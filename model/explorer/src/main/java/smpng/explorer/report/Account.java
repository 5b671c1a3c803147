package smpng.explorer.report;

import java.util.List;

/**
 * An execution as it is told: everything in words, so that it can be written in any width after the program is gone.
 *
 * @param rows the steps, in an order for reading
 * @param waits who waits for ever
 * @param notes what is to be said of it
 */
public record Account(List<Row> rows, List<String> waits, List<Note> notes) {
    /** Copies the lists. */
    public Account {
        rows = List.copyOf(rows);
        waits = List.copyOf(waits);
        notes = List.copyOf(notes);
    }

    /**
     * A step.
     *
     * @param thread its thread's number
     * @param index its place in program order, from 0
     * @param name its thread's name
     * @param variable what it reads or writes; empty for other steps
     * @param value what it reads, writes, or reads and writes, in short; empty for other steps
     * @param action what it does, with its access mode
     * @param where file and line; empty if nobody knows
     * @param code the source's line; empty if it is not at hand
     * @param aside whether the reader understands the execution without it
     */
    public record Row(
            int thread,
            int index,
            String name,
            String variable,
            String value,
            String action,
            String where,
            String code,
            boolean aside) {
        /** A step that matters. */
        public Row(
                int thread,
                int index,
                String name,
                String variable,
                String value,
                String action,
                String where,
                String code) {
            this(thread, index, name, variable, value, action, where, code, false);
        }
    }

    /**
     * Something that is to be said.
     *
     * @param head what it is about; empty if the same as before
     */
    public record Note(String head, String text) {}

    /** How many steps a reader does without. */
    public int aside() {
        return (int) rows.stream().filter(Row::aside).count();
    }

    /** What is cut if only the steps that matter are shown, in words; empty if nothing is. */
    public String cut() {
        int cut = aside();
        if (cut == 0) {
            return "";
        }
        long threads = rows.stream().map(Row::thread).distinct().count()
                - rows.stream()
                        .filter(row -> !row.aside())
                        .map(Row::thread)
                        .distinct()
                        .count();
        String whole = threads == 0 ? "" : threads + (threads == 1 ? " thread, " : " threads, ");
        return whole + cut + " of " + rows.size() + " steps, which do not matter here";
    }

    /** The account in lines that end where the style says, as far as that can be. */
    public String text(Style style) {
        return new AccountText(this, style).text();
    }
}
