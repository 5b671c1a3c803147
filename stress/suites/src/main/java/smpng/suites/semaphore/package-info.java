/** The evidence for {@link smpng.primitives.Semaphore}. */
@Suite(
        id = "semaphore",
        title = "counting semaphore",
        subjects = {Semaphore.class})
package smpng.suites.semaphore;

import smpng.api.Suite;
import smpng.primitives.Semaphore;
