/** The evidence for {@link smpng.primitives.Witness}. */
@Suite(
        id = "witness",
        title = "WITNESS",
        subjects = {Witness.class})
package smpng.suites.witness;

import smpng.api.Suite;
import smpng.primitives.Witness;
