package smpng.explorer.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.Threads;
import smpng.explorer.guest.World;

/**
 * Tells executions of a program: runs them again to learn which lines they come from.
 *
 * @param world where the program is
 * @param names what the reader calls things
 * @param settings as the execution was found
 * @param machines on which it should not be possible: repairs are looked for that hold on all of these
 * @param sources where source files are looked for
 */
public record Narrator(
        World world,
        ExecutionText.Names names,
        Exploration.Settings settings,
        List<String> machines,
        SourceFiles sources) {
    /** Formulas are cubic in the number of events, and who reads so much? */
    private static final int LONGEST = 200;

    /**
     * An execution that was seen in this world.
     *
     * @param threads that ran then
     */
    public Account tell(Threads threads, Seen seen) {
        Lines lines = lines(threads, seen);
        Numbered numbers = new Numbered(seen, names);
        List<Account.Note> notes = notes(seen, numbers, lines);
        return new ExecutionText(names).account(seen, numbers, lines, notes, numbers.named());
    }

    /**
     * What an execution hangs on that was seen where nothing but addresses depended on what was read.
     *
     * @param threads that ran then
     */
    public Hanging hanging(Threads threads, Seen seen) {
        Set<Cut.Edge> edges;
        try {
            edges = cut(seen).edges();
        } catch (Cut.TooMany e) {
            return new Hanging(List.of(), true);
        }
        if (edges.isEmpty()) {
            return new Hanging(List.of(), false);
        }
        Lines lines = lines(threads, seen);
        Set<Hanging.Dependence> all = new LinkedHashSet<>();
        for (Cut.Edge edge : edges) {
            all.add(new Hanging.Dependence(
                    names.location(edge.read().location()),
                    where(lines, edge.read()),
                    names.location(edge.access().location()),
                    where(lines, edge.access()),
                    !Dependencies.possible(world::isElement).isAddress(edge.read(), edge.access())));
        }
        return new Hanging(List.copyOf(all), false);
    }

    /** True if the machine allows such an execution with all the dependencies that code can have; nothing is run for that. */
    public boolean isPossible(Seen seen) {
        return cut(seen).isAllowed();
    }

    private Cut cut(Seen seen) {
        Verdicts verdicts = new Verdicts(seen, settings.mapping(), world.locations()::owner);
        return new Cut(verdicts, settings.machine(), world::isElement);
    }

    private static String where(Lines lines, Step step) {
        return lines.at(step.thread(), step.index()).map(Lines.Line::where).orElse("");
    }

    private Lines lines(Threads threads, Seen seen) {
        return new TracedLines(
                world.trace(() -> Exploration.retrace(threads, world.locations(), settings, seen.steps(), end -> {})),
                sources);
    }

    /** The same execution for other tools. */
    public Exports exports(Seen seen) {
        ExecutionText text = new ExecutionText(names);
        StraightLine line = StraightLine.of(seen, new Numbered(seen, names), text, names);
        return new Exports(line, settings.machine(), settings.mapping());
    }

    private List<Account.Note> notes(Seen seen, Numbered numbers, Lines lines) {
        if (seen.size() > LONGEST) {
            Shared part = Shared.of(seen);
            int size = part.seen().size();
            return size > LONGEST
                    ? List.of(new Account.Note(
                            "why",
                            "not asked: " + size + " steps to shared variables, and machines are asked about at most "
                                    + LONGEST))
                    : notes(part.seen(), numbers.of(part), part.lines(lines));
        }
        Verdicts verdicts = new Verdicts(seen, settings.mapping(), world.locations()::owner);
        Why why = new Why(verdicts, settings.machine(), numbers, names);
        List<Account.Note> notes = new ArrayList<>(why.reason());
        notes.addAll(new Repairs(verdicts, machines, Sites.of(numbers, lines, names), numbers, names).notes());
        notes.addAll(why.notes());
        return notes;
    }
}
