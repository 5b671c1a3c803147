/** The evidence for {@link smpng.primitives.TraceRing}. */
@Suite(
        id = "ktr",
        title = "trace ring",
        subjects = {TraceRing.class})
package smpng.suites.ktr;

import smpng.api.Suite;
import smpng.primitives.TraceRing;
