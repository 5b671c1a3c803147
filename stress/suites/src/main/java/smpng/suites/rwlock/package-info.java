/** The evidence for {@link smpng.primitives.RwLock}. */
@Suite(
        id = "rwlock",
        title = "reader-writer lock",
        subjects = {RwLock.class})
package smpng.suites.rwlock;

import smpng.api.Suite;
import smpng.primitives.RwLock;
