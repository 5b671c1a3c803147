/** The evidence for {@link smpng.primitives.SxLock}. */
@Suite(
        id = "sx",
        title = "shared/exclusive lock",
        subjects = {SxLock.class})
package smpng.suites.sx;

import smpng.api.Suite;
import smpng.primitives.SxLock;
