package smpng.suites.workload;

import smpng.primitives.Machine;
import smpng.primitives.SleepQueue;

/** Tickets that threads wait for, one by one, and rounds that they wait for all together; over a component that sleeps. */
interface Tickets {
    /** Made on the named component. */
    static Tickets on(String component, Machine machine, String name) {
        return switch (component) {
            case "queue" -> new QueueTickets(machine, name);
            case "channel" -> MutexTickets.onChannels(machine, name);
            case "condvar" -> MutexTickets.onConditions(machine, name);
            case "semaphore" -> new SemaphoreTickets(machine, name);
            default -> throw new IllegalArgumentException("no tickets on a " + component);
        };
    }

    /** Adds a ticket and wakes the best who waits for one. */
    void put();

    /** Takes a ticket; WOKEN says that there was one, with or without a sleep. */
    SleepQueue.Result take(SleepQueue.Signals signals);

    /** The same, until a deadline. */
    SleepQueue.Result takeUntil(long deadline);

    /** Begins a round: wakes everybody who waits for that. */
    void ring();

    /** Waits for the next round to begin. */
    void watch();

    /** How many threads wait here and may do so for ever. For a stopped machine on which nobody runs. */
    int mayWait();
}
