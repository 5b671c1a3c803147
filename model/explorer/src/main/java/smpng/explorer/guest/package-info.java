/**
 * Ordinary classes as programs of the explorer: loads them rewritten, so that all they share lives in the execution graph,
 * and runs them as {@link smpng.explorer.graph.Threads}.
 *
 * <p>The rewriting goes deeper than the call sites of {@link smpng.bytecode.InstrumentingLoader}, which leave memory where it
 * is: here objects are made by the {@link smpng.explorer.guest.Heap}, constructors become methods, fields become numbers.
 */
package smpng.explorer.guest;
