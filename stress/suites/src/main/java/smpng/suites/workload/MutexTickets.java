package smpng.suites.workload;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;
import smpng.primitives.ConditionVariable;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.SleepMutex;
import smpng.primitives.SleepQueue;
import smpng.primitives.WaitChannel;

/** Tickets and rounds under a mutex, with an event for each. */
final class MutexTickets implements Tickets {
    private final Machine machine;
    private final SleepMutex mutex;
    private final Event added;
    private final Event rung;
    private int left;
    /** Who waits for a ticket, and who for a round; collections of the JDK, whose accesses are no steps. */
    private final List<KThread> takers = new ArrayList<>();

    private final List<KThread> watchers = new ArrayList<>();

    private MutexTickets(Machine machine, String name, Event added, Event rung) {
        this.machine = machine;
        this.mutex = SleepMutex.of(machine, "mutex of " + name);
        this.added = added;
        this.rung = rung;
    }

    /** On wait channels. */
    static MutexTickets onChannels(Machine machine, String name) {
        return new MutexTickets(
                machine,
                name,
                new ChannelEvent(WaitChannel.of(machine, name)),
                new ChannelEvent(WaitChannel.of(machine, name + " rung")));
    }

    /** On condition variables; that of the tickets counts to one, for what is beyond its bound. */
    static MutexTickets onConditions(Machine machine, String name) {
        return new MutexTickets(
                machine,
                name,
                new ConditionEvent(ConditionVariable.bounded(machine, name, 1)),
                new ConditionEvent(ConditionVariable.of(machine, name + " rung")));
    }

    @Override
    public void put() {
        mutex.lock();
        left++;
        added.one();
        mutex.unlock();
    }

    @Override
    public SleepQueue.Result take(SleepQueue.Signals signals) {
        mutex.lock();
        SleepQueue.Result result = SleepQueue.Result.WOKEN;
        while (left == 0 && result == SleepQueue.Result.WOKEN) {
            takers.add(machine.currentThread());
            result = added.await(mutex, signals);
            mutex.assertOwned();
            takers.remove(machine.currentThread());
        }
        boolean any = takeIfAny();
        mutex.unlock();
        return any ? SleepQueue.Result.WOKEN : result;
    }

    @Override
    public SleepQueue.Result takeUntil(long deadline) {
        mutex.lock();
        SleepQueue.Result result = SleepQueue.Result.WOKEN;
        while (left == 0 && result == SleepQueue.Result.WOKEN) {
            result = added.awaitUntil(mutex, SleepQueue.Signals.WAIT, deadline);
            mutex.assertOwned();
        }
        boolean any = takeIfAny();
        mutex.unlock();
        return any ? SleepQueue.Result.WOKEN : result;
    }

    private boolean takeIfAny() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    @Override
    public void ring() {
        mutex.lock();
        watchers.clear();
        rung.all();
        mutex.unlock();
    }

    /** Nothing else wakes who waits for a round, so the wake-up is trusted. */
    @Override
    public void watch() {
        mutex.lock();
        watchers.add(machine.currentThread());
        rung.awaitUnlock(mutex);
        mutex.assertNotOwned();
        if (watchers.contains(machine.currentThread())) {
            throw new AssertionError("woken: " + machine.currentThread() + " goes on, and no round began");
        }
    }

    @Override
    public int mayWait() {
        return watchers.size() + (left == 0 ? takers.size() : 0);
    }

    /** What can be waited for with a mutex. */
    private interface Event {
        @Holding("#1")
        SleepQueue.Result await(SleepMutex with, SleepQueue.Signals signals);

        @Holding("#1")
        SleepQueue.Result awaitUntil(SleepMutex with, SleepQueue.Signals signals, long deadline);

        @Holding("#1")
        @MayReleaseLocks
        void awaitUnlock(SleepMutex with);

        void one();

        void all();
    }

    private record ChannelEvent(WaitChannel channel) implements Event {
        @Override
        @Holding("#1")
        public SleepQueue.Result await(SleepMutex with, SleepQueue.Signals signals) {
            return channel.sleep(with, signals);
        }

        @Override
        @Holding("#1")
        public SleepQueue.Result awaitUntil(SleepMutex with, SleepQueue.Signals signals, long deadline) {
            return channel.sleepUntil(with, signals, deadline);
        }

        @Override
        @Holding("#1")
        @MayReleaseLocks
        public void awaitUnlock(SleepMutex with) {
            channel.sleep(with, SleepQueue.Signals.WAIT);
            with.unlock();
        }

        @Override
        public void one() {
            channel.wakeupOne();
        }

        @Override
        public void all() {
            channel.wakeup();
        }
    }

    private record ConditionEvent(ConditionVariable condition) implements Event {
        @Override
        @Holding("#1")
        public SleepQueue.Result await(SleepMutex with, SleepQueue.Signals signals) {
            return condition.await(with, signals);
        }

        @Override
        @Holding("#1")
        public SleepQueue.Result awaitUntil(SleepMutex with, SleepQueue.Signals signals, long deadline) {
            return condition.awaitUntil(with, signals, deadline);
        }

        @Override
        @Holding("#1")
        @MayReleaseLocks
        public void awaitUnlock(SleepMutex with) {
            condition.awaitUnlock(with);
        }

        @Override
        public void one() {
            condition.signal();
        }

        @Override
        public void all() {
            condition.broadcast();
        }
    }
}
