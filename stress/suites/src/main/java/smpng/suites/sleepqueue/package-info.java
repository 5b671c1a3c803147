/** The evidence for {@link smpng.primitives.SleepQueue}. */
@Suite(
        id = "sleepqueue",
        title = "sleep queue",
        subjects = {SleepQueue.class, SleepChain.class, Sleepers.class})
package smpng.suites.sleepqueue;

import smpng.api.Suite;
import smpng.primitives.SleepChain;
import smpng.primitives.SleepQueue;
import smpng.primitives.Sleepers;
