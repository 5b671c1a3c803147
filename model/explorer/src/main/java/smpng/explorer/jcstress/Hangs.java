package smpng.explorer.jcstress;

import smpng.explorer.report.Hanging;

/**
 * An execution that ends as a test forbids, on a machine that forbids it if everything depends on what was read before.
 *
 * @param what its outcome, or what happened in place of one
 * @param on what the machine's allowing it hangs on
 */
public record Hangs(String what, Hanging on) {}
