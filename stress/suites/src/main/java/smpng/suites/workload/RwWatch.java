package smpng.suites.workload;

import smpng.primitives.RwLock;

/**
 * Watches one reader-writer lock from step to step: nobody overtakes a writer who may not. Once a writer spins, newcomers are
 * kept out until a writer has the lock or waits for it; and as long as they are kept out, none gets in.
 */
final class RwWatch {
    private final RwLock rw;
    private final String name;
    private boolean spun;
    private boolean barred;
    private int readers;

    RwWatch(RwLock rw, String name) {
        this.rw = rw;
        this.name = name;
    }

    void check(Model model) {
        boolean nowBarred = rw.isBarred();
        int nowReaders = rw.readers();
        if (spun && !nowBarred) {
            throw new AssertionError("RW-7: a writer spins for " + name + ", and newcomers may share it before");
        }
        if (barred && nowReaders > readers && !model.isPassed(name)) {
            throw new AssertionError("RW-7: somebody shares " + name + " and overtakes a writer");
        }
        spun = rw.hasSpinner();
        barred = nowBarred;
        readers = nowReaders;
    }
}
