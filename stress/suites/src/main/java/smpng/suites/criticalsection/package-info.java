/** The evidence for {@link smpng.primitives.CriticalSection}. */
@Suite(
        id = "criticalsection",
        title = "critical section",
        subjects = {CriticalSection.class})
package smpng.suites.criticalsection;

import smpng.api.Suite;
import smpng.primitives.CriticalSection;
