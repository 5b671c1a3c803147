/** The evidence for {@link smpng.primitives.SleepMutex}. */
@Suite(
        id = "sleepmutex",
        title = "sleep mutex",
        subjects = {SleepMutex.class})
package smpng.suites.sleepmutex;

import smpng.api.Suite;
import smpng.primitives.SleepMutex;
