package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.View;

/** An execution in words: a row for each step. */
public final class ExecutionText {
    private static final String GAP = "  ";

    private final Names names;

    /** What the reader calls things. */
    public interface Names {
        /** A thread's name. */
        String thread(int thread);

        /** A location's name, such as {@code Queue.head}. */
        String location(int location);

        /** A value as it is written in a source. */
        String value(int location, long value);

        /** Whether what is written to a location says how the execution ended. */
        default boolean tells(int location) {
            return false;
        }

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
        Seen seen = Seen.of(view);
        Numbered numbers = new Numbered(seen, names);
        return account(seen, numbers, Lines.none(), List.of(), Set.of()).text(Style.PLAIN);
    }

    /**
     * The execution in words.
     *
     * @param named steps that the notes name
     */
    Account account(Seen seen, Numbered numbers, Lines lines, List<Account.Note> notes, Set<Step.Id> named) {
        List<Account.Row> rows = new ArrayList<>();
        Set<Step.Id> matter = Matters.of(seen, numbers.steps(), named, names);
        for (Step step : numbers.steps()) {
            Optional<Lines.Line> line = lines.at(step.thread(), step.index());
            rows.add(new Account.Row(
                    step.thread(),
                    step.index(),
                    names.thread(step.thread()),
                    isAccess(step) ? names.location(step.location()) : "",
                    isAccess(step) ? value(step) : "",
                    cell(step, numbers),
                    line.map(Lines.Line::where).orElse(""),
                    line.map(Lines.Line::code).orElse(""),
                    !matter.contains(step.id())));
        }
        return new Account(rows, seen.waiting().stream().map(names::thread).toList(), notes);
    }

    private String value(Step step) {
        String read = names.value(step.location(), step.read());
        String written = names.value(step.location(), step.written());
        return switch (step.kind()) {
            case WRITE -> written;
            case UPDATE -> read + " -> " + written;
            default -> read;
        };
    }

    /** What a step does. */
    String cell(Step step, Numbered numbers) {
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

    /** True for what reads or writes a location. */
    static boolean isAccess(Step step) {
        return switch (step.kind()) {
            case READ, WRITE, UPDATE, FAILED_UPDATE -> true;
            case FENCE, START, JOIN, CHOICE -> false;
        };
    }

    private static String from(Step step, Numbered numbers) {
        return GAP
                + step.source()
                        .map(id ->
                                "reads " + numbers.of(id).map(String::valueOf).orElse("what is not shown"))
                        .orElse("reads the initial value")
                + numbers.missedBy(step).map(number -> ", not " + number).orElse("");
    }
}
