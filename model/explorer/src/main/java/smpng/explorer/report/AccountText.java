package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * An account as a table. Threads have a column each where that fits; where it does not, steps stand below each other, with their
 * thread's name. Source lines are cut where lines end, and left out where little of them would be left.
 */
final class AccountText {
    private static final String GAP = "  ";
    private static final int NUMBER = 5;
    private static final String WHERE = "where";
    private static final String THREAD = "thread";

    /** Less of a source line says nothing. */
    private static final int LEAST_CODE = 12;

    private final Account account;
    private final Style style;
    private final StringBuilder text = new StringBuilder();
    /** The steps that are shown, and the number of each. */
    private final List<Account.Row> rows = new ArrayList<>();

    private final List<Integer> numbers = new ArrayList<>();

    AccountText(Account account, Style style) {
        this.account = account;
        this.style = style;
        for (int i = 0; i < account.rows().size(); i++) {
            if (style.whole() || !account.rows().get(i).aside()) {
                rows.add(account.rows().get(i));
                numbers.add(i + 1);
            }
        }
    }

    String text() {
        if (!rows.isEmpty()) {
            List<Integer> threads = new ArrayList<>(
                    new TreeSet<>(rows.stream().map(Account.Row::thread).toList()));
            int beside = NUMBER;
            for (int thread : threads) {
                beside += GAP.length() + column(thread);
            }
            if (beside + whereWidth() <= style.width()) {
                besideEachOther(threads);
            } else {
                belowEachOther();
            }
        }
        String cut = style.whole() ? "" : account.cut();
        if (!cut.isEmpty()) {
            text.append(style.quiet("  cut: " + cut + "; replay --whole shows them"))
                    .append('\n');
        }
        account.waits().forEach(name -> text.append(name).append(" waits for ever\n"));
        notes();
        return text.toString();
    }

    private void notes() {
        int head = account.notes().stream()
                .mapToInt(note -> note.head().length())
                .max()
                .orElse(0);
        int room = Math.max(LEAST_CODE, style.width() - head - GAP.length());
        text.append(account.notes().isEmpty() || text.isEmpty() ? "" : "\n");
        for (Account.Note note : account.notes()) {
            String before =
                    style.heading(note.head()) + " ".repeat(head - note.head().length());
            for (String part : broken(note.text(), " ", room)) {
                text.append((before + GAP + part).stripTrailing()).append('\n');
                before = " ".repeat(head);
            }
        }
    }

    private void besideEachOther(List<Integer> threads) {
        StringBuilder head = new StringBuilder(" step");
        for (int thread : threads) {
            head.append(GAP).append(pad(name(thread), column(thread)));
        }
        head(head.toString());
        for (int i = 0; i < rows.size(); i++) {
            Account.Row row = rows.get(i);
            StringBuilder line = new StringBuilder(number(i));
            for (int thread : threads) {
                line.append(GAP).append(pad(row.thread() == thread ? row.action() : "", column(thread)));
            }
            line(line.toString(), row);
        }
    }

    private void belowEachOther() {
        int names = Math.max(THREAD.length(), widest(row -> row.name().length()));
        int actions = widest(row -> row.action().length());
        int where = Math.max(0, whereWidth() - GAP.length());
        text.append(style.heading(
                        (" step" + GAP + pad(THREAD, names) + (where == 0 ? "" : GAP + WHERE)).stripTrailing()))
                .append('\n');
        String shown = "";
        for (int i = 0; i < rows.size(); i++) {
            Account.Row row = rows.get(i);
            String start = number(i) + GAP + pad(row.name(), names) + GAP;
            String below = " ".repeat(start.length());
            if (where > 0) {
                start += style.quiet(pad(row.where(), where)) + GAP;
                below += " ".repeat(where + GAP.length());
            }
            int least = Math.max(1, style.width() - below.length());
            // Between the parts of an action, and where one is too long, between words.
            List<String> parts = broken(row.action(), GAP, least).stream()
                    .flatMap(part -> part.length() > least ? broken(part, " ", least).stream() : Stream.of(part))
                    .toList();
            text.append(start).append(parts.get(0));
            for (String part : parts.subList(1, parts.size())) {
                text.append('\n').append(below).append(part);
            }
            String code = row.where().equals(shown) ? "" : row.code();
            shown = row.where();
            int room = style.width() - below.length() - actions - GAP.length();
            if (!code.isEmpty() && room >= code.length()) {
                text.append(" ".repeat(actions - row.action().length()))
                        .append(GAP)
                        .append(style.quiet(code));
            } else if (!code.isEmpty() && style.width() - below.length() >= LEAST_CODE) {
                text.append('\n').append(below).append(style.quiet(cut(code, style.width() - below.length())));
            }
            text.append('\n');
        }
    }

    private void head(String columns) {
        String where = whereWidth() == 0 ? "" : GAP + WHERE;
        text.append(style.heading((columns + where).stripTrailing())).append('\n');
    }

    private void line(String start, Account.Row row) {
        StringBuilder source = new StringBuilder();
        if (!row.where().isEmpty()) {
            source.append(GAP).append(pad(row.where(), whereWidth() - GAP.length()));
            int room = style.width() - start.length() - source.length() - GAP.length();
            if (!row.code().isEmpty() && room >= LEAST_CODE) {
                source.append(GAP).append(cut(row.code(), room));
            }
        }
        String quiet = source.toString().stripTrailing();
        text.append(quiet.isEmpty() ? start.stripTrailing() : start)
                .append(style.quiet(quiet))
                .append('\n');
    }

    private int column(int thread) {
        return Math.max(
                name(thread).length(),
                widest(row -> row.thread() == thread ? row.action().length() : 0));
    }

    private String name(int thread) {
        return rows.stream()
                .filter(row -> row.thread() == thread)
                .map(Account.Row::name)
                .findFirst()
                .orElse("");
    }

    /** The gap included; 0 if no place is known. */
    private int whereWidth() {
        int widest = widest(row -> row.where().length());
        return widest == 0 ? 0 : GAP.length() + Math.max(WHERE.length(), widest);
    }

    private int widest(ToIntFunction<Account.Row> width) {
        return rows.stream().mapToInt(width).max().orElse(0);
    }

    private String number(int row) {
        String number = String.valueOf(numbers.get(row));
        return " ".repeat(Math.max(0, NUMBER - number.length())) + number;
    }

    /** In parts of at most so many characters, broken at gaps. */
    private static List<String> broken(String words, String gap, int room) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String word : words.split(gap)) {
            if (!part.isEmpty() && part.length() + gap.length() + word.length() > room) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : gap).append(word);
        }
        parts.add(part.toString());
        return parts;
    }

    private static String cut(String code, int room) {
        return code.length() <= room ? code : code.substring(0, room - 1) + "…";
    }

    private static String pad(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }
}
