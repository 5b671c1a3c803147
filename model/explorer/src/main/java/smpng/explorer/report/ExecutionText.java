package smpng.explorer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.View;

/** An execution as a table: a row for each step, a column for each thread. */
public final class ExecutionText {
    private static final String GAP = "  ";
    private static final int NUMBER = 5;

    private final Names names;

    /** What the reader calls things. */
    public interface Names {
        /** A thread's name. */
        String thread(int thread);

        /** A location's name, such as {@code Queue.head}. */
        String location(int location);

        /** A value as it is written in a source. */
        String value(int location, long value);

        /** Whether the reader wants to see a step. */
        default boolean shows(Step step) {
            return true;
        }
    }

    public ExecutionText(Names names) {
        this.names = names;
    }

    /** The table, each row a line. */
    public String of(View view) {
        List<Step> steps = Ordered.steps(view).stream().filter(names::shows).toList();
        Map<Step.Id, Integer> numbers = new HashMap<>();
        for (Step step : steps) {
            numbers.put(new Step.Id(step.thread(), step.index()), numbers.size() + 1);
        }
        List<Integer> threads =
                steps.stream().map(Step::thread).distinct().sorted().toList();
        List<String> cells = new ArrayList<>();
        for (Step step : steps) {
            cells.add(cell(step, numbers));
        }
        Map<Integer, Integer> widths = new HashMap<>();
        for (int t : threads) {
            int width = names.thread(t).length();
            for (int i = 0; i < steps.size(); i++) {
                width = steps.get(i).thread() == t
                        ? Math.max(width, cells.get(i).length())
                        : width;
            }
            widths.put(t, width);
        }
        StringBuilder text = new StringBuilder();
        StringBuilder head = new StringBuilder(" step");
        threads.forEach(t -> head.append(GAP).append(pad(names.thread(t), widths.getOrDefault(t, 0))));
        if (!steps.isEmpty()) {
            text.append(head.toString().stripTrailing()).append('\n');
        }
        for (int i = 0; i < steps.size(); i++) {
            StringBuilder line = new StringBuilder(padLeft(String.valueOf(i + 1), NUMBER));
            for (int t : threads) {
                String cell = steps.get(i).thread() == t ? cells.get(i) : "";
                line.append(GAP).append(pad(cell, widths.getOrDefault(t, 0)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        for (int t = 0; t < view.threads(); t++) {
            if (view.fate(t) == View.Fate.WAITS) {
                text.append(names.thread(t)).append(" waits for ever\n");
            }
        }
        return text.toString();
    }

    private String cell(Step step, Map<Step.Id, Integer> numbers) {
        String name = isAccess(step) ? names.location(step.location()) : "";
        String order = Order.name(step.order());
        return switch (step.kind()) {
            case READ ->
                name + " -> " + names.value(step.location(), step.read()) + GAP + order + " R" + from(step, numbers);
            case WRITE -> name + " = " + names.value(step.location(), step.written()) + GAP + order + " W";
            case UPDATE ->
                name + ": " + names.value(step.location(), step.read()) + " -> "
                        + names.value(step.location(), step.written()) + GAP + order + " U" + from(step, numbers);
            case FAILED_UPDATE ->
                name + " -> " + names.value(step.location(), step.read()) + ", not replaced" + GAP + order + " R"
                        + from(step, numbers);
            case FENCE -> order + " fence";
            case START -> "start " + names.thread(step.location());
            case JOIN -> "join " + names.thread(step.location());
            case CHOICE -> "chooses " + step.read() + " of " + step.location();
        };
    }

    private static boolean isAccess(Step step) {
        return switch (step.kind()) {
            case READ, WRITE, UPDATE, FAILED_UPDATE -> true;
            case FENCE, START, JOIN, CHOICE -> false;
        };
    }

    private static String from(Step step, Map<Step.Id, Integer> numbers) {
        return GAP
                + step.source()
                        .map(id -> "reads " + numbers.getOrDefault(id, 0))
                        .orElse("reads the initial value");
    }

    private static String pad(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }

    private static String padLeft(String word, int width) {
        return " ".repeat(Math.max(0, width - word.length())) + word;
    }
}
