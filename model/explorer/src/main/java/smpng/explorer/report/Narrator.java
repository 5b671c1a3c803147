package smpng.explorer.report;

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
    /**
     * An execution that was seen in this world.
     *
     * @param threads that ran then
     */
    public Account tell(Threads threads, Seen seen) {
        Trace trace =
                world.trace(() -> Exploration.retrace(threads, world.locations(), settings, seen.steps(), end -> {}));
        return new ExecutionText(names).account(seen, new TracedLines(trace, sources));
    }
}
