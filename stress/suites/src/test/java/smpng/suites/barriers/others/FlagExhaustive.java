package smpng.suites.barriers.others;

import smpng.api.Exhaustive;

/** What was put in comes out, or nothing: as test methods. Run by audits, not by JUnit. */
final class FlagExhaustive {
    private static final int CONTENT = 7;

    private final Flag flag = new Flag();

    @Exhaustive(machines = {"jam"})
    void whatIsTakenIsWhatWasPut() throws InterruptedException {
        Thread putter = new Thread(() -> flag.put(CONTENT));
        putter.start();
        int taken = flag.take();
        if (taken != -1 && taken != CONTENT) {
            throw new AssertionError("taken " + taken);
        }
        putter.join();
    }
}
