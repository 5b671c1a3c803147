package smpng.suites.workload;

import java.util.ArrayList;
import java.util.List;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Semaphore;
import smpng.primitives.SleepQueue;

/** Tickets as the units of a semaphore. It knows neither rounds nor signals: for them there is nothing to wait for. */
final class SemaphoreTickets implements Tickets {
    private final Machine machine;
    private final Semaphore semaphore;
    /** Who gave, took, or waits for a unit; collections of the JDK, whose accesses are no steps. */
    private final List<KThread> given = new ArrayList<>();

    private final List<KThread> taken = new ArrayList<>();
    private final List<KThread> inside = new ArrayList<>();

    SemaphoreTickets(Machine machine, String name) {
        this.machine = machine;
        this.semaphore = Semaphore.of(machine, name, 0);
    }

    @Override
    public void put() {
        given.add(machine.currentThread());
        semaphore.post();
    }

    @Override
    public SleepQueue.Result take(SleepQueue.Signals signals) {
        inside.add(machine.currentThread());
        semaphore.await();
        inside.remove(machine.currentThread());
        took();
        return SleepQueue.Result.WOKEN;
    }

    @Override
    public SleepQueue.Result takeUntil(long deadline) {
        if (!semaphore.awaitUntil(deadline)) {
            return SleepQueue.Result.TIMED_OUT;
        }
        took();
        return SleepQueue.Result.WOKEN;
    }

    private void took() {
        taken.add(machine.currentThread());
        if (taken.size() > given.size()) {
            throw new AssertionError("SEM-1: " + taken.size() + " units taken of " + given.size());
        }
    }

    @Override
    public void ring() {
        // There are no rounds.
    }

    @Override
    public void watch() {
        // There are no rounds.
    }

    @Override
    public int mayWait() {
        return given.size() == taken.size() ? inside.size() : 0;
    }
}
