package smpng.suites.workload;

/**
 * Watches one lock that can be shared from step to step: nobody overtakes a writer who may not. Once a writer spins, newcomers are
 * kept out until a writer has the lock or waits for it; and as long as they are kept out, none gets in.
 */
final class SharedWatch {
    private final Shareable lock;
    private final String name;
    private boolean spun;
    private boolean barred;
    private int readers;

    SharedWatch(Shareable lock, String name) {
        this.lock = lock;
        this.name = name;
    }

    void check(Model model) {
        boolean nowBarred = lock.isBarred();
        int nowReaders = lock.readers();
        if (spun && !nowBarred) {
            throw new AssertionError(
                    lock.claim(7) + ": a writer spins for " + name + ", and newcomers may share it before");
        }
        if (barred && nowReaders > readers && !model.isPassed(name)) {
            throw new AssertionError(lock.claim(7) + ": somebody shares " + name + " and overtakes a writer");
        }
        spun = lock.hasSpinner();
        barred = nowBarred;
        readers = nowReaders;
    }
}
