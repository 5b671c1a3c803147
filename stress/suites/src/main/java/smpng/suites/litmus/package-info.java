/** The evidence for what reads and decides litmus tests. Whether the verdicts are right is the classic tests' matter. */
@Suite(
        id = "litmus",
        title = "litmus tests and models as files",
        subjects = {LitmusReader.class, Decider.class, CatModel.class})
package smpng.suites.litmus;

import smpng.api.Suite;
import smpng.litmus.Decider;
import smpng.litmus.LitmusReader;
import smpng.litmus.cat.CatModel;
