package smpng.cli;

import smpng.api.Engine;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;

/** A cell of the evidence matrix: a result, or the reason why there is none. Never blank. */
sealed interface Cell {
    /** The row. */
    Component component();

    /** The column. */
    Engine engine();

    /** It was run. */
    record Ran(Component component, Engine engine, CellResult result, boolean resumed) implements Cell {}

    /** It was not, for this reason. */
    record Empty(Component component, Engine engine, String reason) implements Cell {}
}
