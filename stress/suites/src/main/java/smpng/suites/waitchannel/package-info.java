/** The evidence for {@link smpng.primitives.WaitChannel}. */
@Suite(
        id = "waitchannel",
        title = "wait channel, msleep",
        subjects = {WaitChannel.class})
package smpng.suites.waitchannel;

import smpng.api.Suite;
import smpng.primitives.WaitChannel;
