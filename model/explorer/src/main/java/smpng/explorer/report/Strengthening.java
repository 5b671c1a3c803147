package smpng.explorer.report;

import smpng.explorer.graph.Step;

/** A change of an execution that can only forbid more. */
sealed interface Strengthening {
    /** The step that it is at. */
    Step.Id at();

    /** An access with another order. */
    record Access(Step.Id at, int order) implements Strengthening {}

    /** A fence right before a step. */
    record Fence(Step.Id at, int order) implements Strengthening {}
}
