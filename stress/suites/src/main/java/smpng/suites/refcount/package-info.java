/** The evidence for {@link smpng.primitives.RefCount}. */
@Suite(id = "refcount", title = "reference count", subjects = RefCount.class)
package smpng.suites.refcount;

import smpng.api.Suite;
import smpng.primitives.RefCount;
