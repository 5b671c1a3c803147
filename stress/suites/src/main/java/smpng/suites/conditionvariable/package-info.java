/** The evidence for {@link smpng.primitives.ConditionVariable}. */
@Suite(
        id = "conditionvariable",
        title = "condition variable",
        subjects = {ConditionVariable.class})
package smpng.suites.conditionvariable;

import smpng.api.Suite;
import smpng.primitives.ConditionVariable;
