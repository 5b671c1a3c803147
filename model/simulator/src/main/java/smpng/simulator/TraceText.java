package smpng.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import smpng.bytecode.AccessSite;
import smpng.simulator.Trace.Columns;

/** Lays a trace out as text. Each line has one event, so a long one may run over the columns to its right. */
final class TraceText {
    private static final String RESET = "\u001b[0m";

    private final Trace trace;
    private final Columns columns;
    private final int width;
    private final boolean colour;
    private final Map<String, Integer> columnOf = new LinkedHashMap<>();
    private final List<String> lastInColumn = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    TraceText(Trace trace, Columns columns, int width, boolean colour) {
        this.trace = trace;
        this.columns = columns;
        this.width = width;
        this.colour = colour;
    }

    String render() {
        if (columns == Columns.BY_CPU) {
            for (int i = 0; i < trace.cpus(); i++) {
                columnOf.put("CPU " + i, i);
            }
        } else {
            trace.events().forEach(event -> columnOf.putIfAbsent(event.thread(), columnOf.size()));
        }
        columnOf.keySet().forEach(key -> lastInColumn.add(""));
        int sourceWidth = Math.min(
                28,
                trace.events().stream()
                        .mapToInt(event -> source(event).length())
                        .max()
                        .orElse(0));
        int margin = 6 + 2 + sourceWidth + 2;
        int column = Math.max(14, (width - margin) / Math.max(1, columnOf.size()));
        StringBuilder head = new StringBuilder(pad("  step  source", margin));
        columnOf.forEach((name, i) -> head.append(pad(name, column)));
        line(head.toString().stripTrailing(), "\u001b[1m");
        int last = 0;
        for (Trace.Event event : trace.events()) {
            boolean access = event instanceof Trace.Access;
            String step = access || event.step() != last ? String.valueOf(event.step()) : "";
            last = event.step();
            String left = pad(" ".repeat(Math.max(0, 6 - step.length())) + step + "  " + source(event), margin);
            int index = columnOf.getOrDefault(columns == Columns.BY_CPU ? "CPU " + event.cpu() : event.thread(), 0);
            line(left + " ".repeat(index * column) + cell(event, index), style(event));
        }
        line(verdict(), trace.verdict() instanceof Verdict.Passed ? "\u001b[32m" : "\u001b[31m");
        return text.toString();
    }

    /** The other half of where an event happens, thread or CPU, said where it changes. */
    private String cell(Trace.Event event, int index) {
        String who = columns == Columns.BY_CPU ? event.thread() : "CPU " + event.cpu();
        boolean changed = !who.equals(lastInColumn.set(index, who));
        return (changed ? who + ": " : "") + words(event);
    }

    private static String words(Trace.Event event) {
        if (event instanceof Trace.Access access) {
            return words(access, access.target());
        }
        if (event instanceof Trace.Changed changed) {
            return "~ "
                    + changed.parts().entrySet().stream()
                            .map(part -> part.getKey() + " " + part.getValue())
                            .collect(Collectors.joining("; "));
        }
        Trace.Marked marked = (Trace.Marked) event;
        return switch (marked.mark()) {
            case CPU -> ">> CPU " + marked.cpu() + " runs (" + marked.text() + ")";
            case CONTEXT -> "=> " + marked.text();
            case INTERRUPT -> "{ " + marked.text() + " interrupt";
            case RETURN -> "} " + marked.text() + " interrupt";
            case NOTE -> "# " + marked.text();
        };
    }

    static String words(Trace.Access access, String target) {
        String mode = mode(access.site());
        return switch (access.outcome()) {
            case THREW -> target + "  " + mode + " throws";
            case SPURIOUS -> target + "  " + mode + " fails spuriously (decision)";
            case FAILED -> target + " is " + access.read() + ", not " + access.written() + "  " + mode + " fails";
            case DONE ->
                access.written() == null
                        ? target + " is " + access.read() + "  " + mode
                        : access.read() == null
                                ? target + " = " + access.written() + "  " + mode
                                : target + ": " + access.read() + " -> " + access.written() + "  " + mode;
        };
    }

    /** {@code getAndAddAcquire} is {@code acquire getAndAdd}; plain reads and writes are R and W. */
    static String mode(AccessSite site) {
        String mode = site.mode();
        switch (site.kind()) {
            case FIELD_READ, STATIC_READ, ARRAY_READ -> {
                return mode + " R";
            }
            case FIELD_WRITE, STATIC_WRITE, ARRAY_WRITE -> {
                return mode + " W";
            }
            default -> {
                // A VarHandle's method, taken apart below.
            }
        }
        for (String order : List.of("Acquire", "Release", "Opaque", "Plain", "Volatile")) {
            if (mode.endsWith(order)) {
                String name = mode.substring(0, mode.length() - order.length());
                return order.toLowerCase(Locale.ROOT) + " " + operation(name);
            }
        }
        return (mode.equals("get") || mode.equals("set") ? "plain " : "volatile ") + operation(mode);
    }

    private static String operation(String name) {
        return switch (name) {
            case "get" -> "R";
            case "set" -> "W";
            case "compareAndSet" -> "CAS";
            case "weakCompareAndSet" -> "weak CAS";
            default -> name;
        };
    }

    private static String source(Trace.Event event) {
        if (!(event instanceof Trace.Access access)) {
            return "";
        }
        String owner = access.site().owner();
        String file = owner.substring(owner.lastIndexOf('.') + 1);
        int nested = file.indexOf('$');
        return (nested > 0 ? file.substring(0, nested) : file) + ".java:"
                + access.site().line();
    }

    private String verdict() {
        Verdict verdict = trace.verdict();
        if (verdict instanceof Verdict.Violation violation) {
            return "violation: " + violation.message();
        }
        if (verdict instanceof Verdict.Deadlock deadlock) {
            return "deadlock: " + deadlock.description();
        }
        if (verdict instanceof Verdict.Budget budget) {
            return "no end within " + budget.steps() + " steps";
        }
        return "passed";
    }

    private static String style(Trace.Event event) {
        if (!(event instanceof Trace.Marked marked)) {
            return "";
        }
        return switch (marked.mark()) {
            case CPU, CONTEXT -> "\u001b[36m";
            case INTERRUPT, RETURN -> "\u001b[33m";
            case NOTE -> "\u001b[35m";
        };
    }

    private void line(String line, String style) {
        // The verdict may have lines of its own; it is never cut.
        String shown = line.length() <= width || line.indexOf('\n') >= 0 ? line : line.substring(0, width - 1) + "…";
        text.append(colour && !style.isEmpty() ? style + shown + RESET : shown).append('\n');
    }

    private static String pad(String s, int width) {
        return s.length() >= width ? s + " " : s + " ".repeat(width - s.length());
    }
}
