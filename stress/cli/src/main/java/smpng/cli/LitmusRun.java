package smpng.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import smpng.litmus.Decision;
import smpng.litmus.LitmusException;
import smpng.litmus.LitmusReader;
import smpng.litmus.LitmusTest;

/**
 * Reads and decides many tests, several at a time.
 *
 * @param machines on which machines each test is decided
 * @param expectations known verdicts
 * @param jobs how many tests at a time
 * @param pictures whether a picture of each decision is wanted
 */
record LitmusRun(LitmusMachines machines, Expectations expectations, int jobs, boolean pictures) {
    /** Hears of each test that is done, on the thread that did it. */
    interface Listener {
        void done(LitmusFile file);
    }

    /**
     * Decides the files, and answers in their order.
     *
     * @throws InputError if a test is asked about on a machine that cannot run it
     */
    List<LitmusResult> decide(List<LitmusFile> files, Listener listener) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(jobs, files.size())));
        try {
            List<Future<List<LitmusResult>>> pending = new ArrayList<>();
            for (LitmusFile file : files) {
                pending.add(workers.submit(() -> {
                    List<LitmusResult> results = decide(file);
                    listener.done(file);
                    return results;
                }));
            }
            List<LitmusResult> all = new ArrayList<>();
            for (Future<List<LitmusResult>> each : pending) {
                all.addAll(result(each));
            }
            return all;
        } finally {
            workers.shutdownNow();
        }
    }

    private List<LitmusResult> decide(LitmusFile file) {
        Optional<Boolean> expected = expectations.of(file.name());
        LitmusTest test;
        try {
            test = new LitmusReader().read(file.path());
        } catch (LitmusException e) {
            return List.of(
                    new LitmusResult(file, Optional.empty(), "", "", Decision.unread(e), expected, Optional.empty()));
        }
        List<LitmusResult> results = new ArrayList<>();
        for (LitmusMachines.Target target : machines.of(test, file)) {
            results.add(new LitmusResult(
                    file,
                    Optional.of(test),
                    target.name(),
                    target.mapping(),
                    target.decide(),
                    expected,
                    pictures ? target.picture() : Optional.empty()));
        }
        return results;
    }

    private static List<LitmusResult> result(Future<List<LitmusResult>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }
}
