/** The evidence for {@link smpng.primitives.SpinMutex}. */
@Suite(
        id = "spinmutex",
        title = "spin mutex",
        subjects = {SpinMutex.class})
package smpng.suites.spinmutex;

import smpng.api.Suite;
import smpng.primitives.SpinMutex;
