package smpng.primitives;

import org.checkerframework.checker.lock.qual.GuardedBy;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One hash chain of sleep queues: those of the wait channels whose addresses fall on it. Its lock is what a thread that is
 * about to sleep and the one that wakes it meet on, and the thread lock of every thread that sleeps here.
 */
public final class SleepChain {
    /** Guards the chain and every queue on it. */
    public final SpinMutex lock;

    final Machine machine;
    private @GuardedBy("lock") @Nullable SleepQueue head;

    SleepChain(Machine machine) {
        this.machine = machine;
        this.lock = SpinMutex.of(machine, "sleep chain");
    }

    /** The queue of a wait channel, if somebody is on it. */
    @Holding("this.lock")
    public @Nullable SleepQueue find(LockObject channel) {
        SleepQueue at = head;
        while (at != null && at.channel() != channel) {
            at = at.nextInChain();
        }
        return at;
    }

    /**
     * Puts a thread on the queue of a wait channel; {@link SleepQueue#await} follows. The thread still runs.
     *
     * @param td the calling thread, on no queue
     * @param channel the wait channel
     * @param interlock the lock that guards what is waited for, the same for all who wait; the channel if there is none
     * @param kind the list to wait on
     * @throws Panic if the thread is on a queue, or others wait with another interlock
     */
    @Holding("this.lock")
    public void add(KThread td, LockObject channel, LockObject interlock, SleepQueue.Kind kind) {
        SleepQueue own = td.sleepQueue;
        if (own == null) {
            throw new Panic(td + " sleeps on " + channel.name() + " and is on a sleep queue already");
        }
        SleepQueue its = find(channel);
        if (its == null) {
            own.open(this, channel, interlock);
            its = own;
        } else {
            its.park(own, interlock);
        }
        its.join(td, kind);
    }

    /** First queue of the chain; the others follow by {@link SleepQueue#nextInChain}. */
    @Holding("this.lock")
    public @Nullable SleepQueue first() {
        return head;
    }

    @Holding("this.lock")
    void insert(SleepQueue queue) {
        queue.setNextInChain(head);
        head = queue;
    }

    @Holding("this.lock")
    void remove(SleepQueue queue) {
        if (head == queue) {
            head = queue.nextInChain();
        } else {
            SleepQueue before = head;
            while (before != null && before.nextInChain() != queue) {
                before = before.nextInChain();
            }
            if (before == null) {
                throw new Panic(queue + " is not on its chain");
            }
            before.setNextInChain(queue.nextInChain());
        }
        queue.setNextInChain(null);
    }
}
