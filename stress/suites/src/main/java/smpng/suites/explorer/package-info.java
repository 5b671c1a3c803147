/** The evidence for the explorer: that it finds the executions there are, each once. */
@Suite(
        id = "explorer",
        title = "exploration of every execution",
        subjects = {Exploration.class, Interpreted.class})
package smpng.suites.explorer;

import smpng.api.Suite;
import smpng.explorer.graph.Exploration;
import smpng.explorer.program.Interpreted;
