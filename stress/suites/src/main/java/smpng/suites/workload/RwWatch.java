package smpng.suites.workload;

import java.util.List;
import smpng.primitives.KThread;
import smpng.primitives.RwLock;
import smpng.primitives.Turnstile;

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

    /** At rest, who has the lock to write owns the turnstile of those who wait for it, and so is lent to; and nobody else does. */
    void checkOwner(List<Turnstile> turnstiles) {
        KThread writer = rw.writer().orElse(null);
        for (Turnstile ts : turnstiles) {
            if (ts.object() == rw.object() && ts.owner() != writer) {
                throw new AssertionError("RW-9: " + name + " is "
                        + (writer == null ? "written under by nobody" : writer + "'s to write")
                        + ", and those who wait lend to " + ts.owner());
            }
        }
    }
}
