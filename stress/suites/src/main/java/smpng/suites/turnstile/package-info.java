/** The evidence for {@link smpng.primitives.Turnstile}. */
@Suite(
        id = "turnstile",
        title = "turnstile",
        subjects = {Turnstile.class, TurnstileChain.class, ThreadQueue.class})
package smpng.suites.turnstile;

import smpng.api.Suite;
import smpng.primitives.ThreadQueue;
import smpng.primitives.Turnstile;
import smpng.primitives.TurnstileChain;
