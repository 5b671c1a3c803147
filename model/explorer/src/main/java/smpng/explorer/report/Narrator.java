package smpng.explorer.report;

import java.util.List;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Threads;
import smpng.explorer.guest.Trace;
import smpng.explorer.guest.World;

/**
 * Tells executions of a program: runs them again to learn which lines they come from.
 *
 * @param world where the program is
 * @param names what the reader calls things
 * @param settings as the execution was found
 * @param sources where source files are looked for
 */
public record Narrator(World world, ExecutionText.Names names, Exploration.Settings settings, SourceFiles sources) {
    /** Formulas are cubic in the number of events, and who reads so much? */
    private static final int LONGEST = 200;

    /**
     * An execution that was seen in this world.
     *
     * @param threads that ran then
     */
    public Account tell(Threads threads, Seen seen) {
        Trace trace =
                world.trace(() -> Exploration.retrace(threads, world.locations(), settings, seen.steps(), end -> {}));
        Numbered numbers = new Numbered(seen, names);
        return new ExecutionText(names).account(seen, numbers, new TracedLines(trace, sources), notes(seen, numbers));
    }

    private List<Account.Note> notes(Seen seen, Numbered numbers) {
        if (seen.size() > LONGEST) {
            return List.of(new Account.Note(
                    "why", "not asked: " + seen.size() + " steps, and machines are asked about at most " + LONGEST));
        }
        Verdicts verdicts = new Verdicts(seen, settings.mapping(), world.locations()::owner);
        return new Why(verdicts, settings.machine(), numbers, names).notes();
    }
}
