package smpng.suites.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.api.Engine;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ExecutionFiles;
import smpng.explorer.report.Account;
import smpng.explorer.report.Style;

/**
 * A counterexample for a terminal: what fails, the program, the timeline, the sizes. A column for each CPU where there is
 * room for them; on a narrow terminal one column, with the CPU before each line. ASCII only: it reads the same whatever
 * encoding a JDK takes the terminal to have.
 *
 * @param width the longest line of the timeline
 * @param colour whether a terminal's colours are used
 * @param whole whether an explored execution is shown with the steps that do not matter
 */
public record CounterexampleText(int width, boolean colour, boolean whole) {
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String CYAN = "\u001b[36m";
    private static final String QUIET = "\u001b[2m";

    private static final int STEP = 6;
    private static final int MAX_SOURCE = 26;

    /** A column narrower than this holds too little of a line to be read. */
    private static final int READABLE = 60;

    private static final int LEAST_WRAPPED = 40;

    /** Of explored executions, what matters. */
    public CounterexampleText(int width, boolean colour) {
        this(width, colour, false);
    }

    /** The whole text, from the claim to the sizes. */
    public String render(Counterexample its) {
        List<String> lines = new ArrayList<>();
        String claims = its.claims().isEmpty() ? its.engine() : String.join(" ", its.claims());
        String bug = its.bug().isEmpty() ? "" : ", with the seeded bug " + its.bug();
        lines.add(style(RED, claims + (its.claims().size() > 1 ? " fail" : " fails")) + "   found by " + its.engine()
                + bug);
        Optional<Account> explored = explored(its);
        if (explored.isPresent()) {
            lines.addAll(wrap(its.title(), ""));
            lines.add("");
            lines.add(explored.get().text(new Style(width, colour, whole)));
            lines.addAll(sizes(its));
            return String.join("\n", lines) + "\n";
        }
        boolean saysItself = its.timeline().isEmpty() && its.rendered().contains(its.title());
        if (!saysItself) {
            lines.addAll(wrap(its.title(), ""));
        }
        lines.add("");
        if (its.timeline().isEmpty()) {
            lines.add(its.rendered());
            return String.join("\n", lines) + "\n";
        }
        String program = String.valueOf(its.program());
        program.lines().forEach(line -> lines.addAll(wrap("  " + line, "        ")));
        lines.addAll(wrap("  on " + its.cpus() + (its.cpus() == 1 ? " CPU; " : " CPUs; ") + schedule(its), "        "));
        lines.add("");
        lines.addAll(timeline(its));
        lines.addAll(wrap("fails: " + its.title(), "       ").stream()
                .map(line -> style(RED, line))
                .toList());
        lines.add("");
        lines.addAll(sizes(its));
        return String.join("\n", lines) + "\n";
    }

    private List<String> sizes(Counterexample its) {
        List<String> lines = new ArrayList<>();
        its.sizes().forEach(size -> lines.addAll(wrap("size      " + size, "          ")));
        return lines;
    }

    /** An execution of the explorer; empty if there is none, or it is kept in another form than this version's. */
    private static Optional<Account> explored(Counterexample its) {
        if (!its.engine().equals(Engine.EXHAUSTIVE.id()) || its.program() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ExecutionFiles.execution(its).account());
        } catch (CannotReplay e) {
            return Optional.empty();
        }
    }

    /** The decisions in words. */
    public static String schedule(Counterexample its) {
        if (its.schedule().isEmpty()) {
            return "no decision: each CPU runs until it waits";
        }
        List<String> words = new ArrayList<>();
        for (Counterexample.Decision d : its.schedule()) {
            words.add("before step " + d.step() + " " + d.meaning());
        }
        return String.join(", ", words);
    }

    private List<String> timeline(Counterexample its) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        its.timeline().stream()
                .map(Counterexample.Step::actor)
                .filter(actor -> !actor.isEmpty())
                .sorted()
                .forEach(actor -> columns.putIfAbsent(actor, columns.size()));
        int source = Math.min(
                MAX_SOURCE,
                its.timeline().stream()
                        .mapToInt(step -> step.source().length())
                        .max()
                        .orElse(0));
        int margin = STEP + 2 + source + 2;
        int column = (width - margin) / Math.max(1, columns.size());
        boolean side = column >= READABLE || columns.size() == 1;
        return side ? sideBySide(its, columns, source, column) : oneBelowTheOther(its);
    }

    private List<String> sideBySide(Counterexample its, Map<String, Integer> columns, int source, int column) {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(pad("  step", STEP) + "  " + pad("source", source) + "  ");
        columns.keySet().forEach(actor -> head.append(pad(actor, column)));
        lines.add(style(BOLD, head.toString().stripTrailing()));
        Map<String, String> running = new LinkedHashMap<>();
        for (Counterexample.Step step : its.timeline()) {
            int index = columns.getOrDefault(step.actor(), 0);
            String indent = " ".repeat(index * column);
            String left = number(step) + "  " + pad(step.source(), source) + "  ";
            if (step.row() != Counterexample.Row.CHANGE) {
                lines.add(cut(left, indent + who(step, running) + words(step), style(step)));
            }
            if (!step.state().isEmpty()) {
                String blank = " ".repeat(STEP + 2 + source + 2) + indent + "    ";
                for (String line : wrapTo(step.state(), width - blank.length(), width / 3)) {
                    lines.add(blank + style(QUIET, line));
                }
            }
        }
        return lines;
    }

    private List<String> oneBelowTheOther(Counterexample its) {
        List<String> lines = new ArrayList<>();
        lines.add(style(BOLD, "  step  where   what"));
        Map<String, String> running = new LinkedHashMap<>();
        String last = "";
        for (Counterexample.Step step : its.timeline()) {
            String actor = step.actor().equals(last) ? "" : step.actor();
            last = step.actor();
            String left = number(step) + "  " + pad(actor, 6) + "  ";
            String what = who(step, running) + words(step);
            int room = width - left.length() - what.length() - step.source().length();
            // The source stands at the right, where it fits beside the action.
            if (step.row() == Counterexample.Row.CHANGE) {
                List<String> state = wrapTo(step.state(), width - left.length() - 4, 20);
                for (int i = 0; i < state.size(); i++) {
                    lines.add((i == 0 ? left : " ".repeat(left.length())) + "    " + style(QUIET, state.get(i)));
                }
                continue;
            }
            lines.add(
                    room >= 2 && !step.source().isEmpty()
                            ? left + style(style(step), what) + " ".repeat(room) + style(QUIET, step.source())
                            : cut(left, what, style(step)));
            for (String line : wrapTo(step.state(), width - 20, 20)) {
                lines.add(" ".repeat(20) + style(QUIET, line));
            }
        }
        return lines;
    }

    private static String number(Counterexample.Step step) {
        String number = step.row() == Counterexample.Row.ACCESS ? Long.toString(step.step()) : "";
        return " ".repeat(Math.max(0, STEP - number.length())) + number;
    }

    /** The thread, where it is another one than in this column's last line. */
    private static String who(Counterexample.Step step, Map<String, String> running) {
        if (step.thread().isEmpty()
                || step.row() == Counterexample.Row.CUT
                || step.row() == Counterexample.Row.CHANGE) {
            return "";
        }
        boolean same = step.thread().equals(running.put(step.actor(), step.thread()));
        return same ? "" : step.thread() + ": ";
    }

    private static String words(Counterexample.Step step) {
        return switch (step.row()) {
            case NOTE -> "# " + step.action();
            case CUT -> "... " + step.action();
            default -> step.action();
        };
    }

    private static String style(Counterexample.Step step) {
        return switch (step.row()) {
            case NOTE -> BOLD;
            case SWITCH -> CYAN;
            case CUT -> QUIET;
            case ACCESS, CHANGE -> "";
        };
    }

    private String cut(String left, String text, String style) {
        int room = width - left.length();
        String shown = text.length() <= room ? text : text.substring(0, Math.max(0, room - 2)) + "..";
        return shown.isBlank() ? left.stripTrailing() : left + style(style, shown);
    }

    private String style(String style, String text) {
        return colour && !style.isEmpty() ? style + text + RESET : text;
    }

    /** Breaks a line between words; what follows is indented. */
    private List<String> wrap(String text, String indent) {
        List<String> lines = new ArrayList<>();
        String prefix = text.substring(0, text.length() - text.stripLeading().length());
        for (String line : wrapTo(text.strip(), width - Math.max(prefix.length(), indent.length()), LEAST_WRAPPED)) {
            lines.add((lines.isEmpty() ? prefix : indent) + line);
        }
        return lines;
    }

    private static List<String> wrapTo(String text, int room, int least) {
        return LineBreaks.within(text, Math.max(room, least));
    }

    private static String pad(String s, int size) {
        return s.length() >= size ? s : s + " ".repeat(size - s.length());
    }
}
