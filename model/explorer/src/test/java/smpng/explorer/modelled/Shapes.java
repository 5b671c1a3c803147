package smpng.explorer.modelled;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Programs for the explorer that do more with locks than exclude, written as anybody would. */
final class Shapes {
    private Shapes() {}

    /** As the samples of JCStress have it. */
    static final class LockGuard {
        private int x;
        private int y;
        private String seen;

        void thread0() {
            synchronized (this) {
                x = 1;
                y = 1;
            }
        }

        void thread1() {
            synchronized (this) {
                seen = x + "," + y;
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** One waits for another, by the book. */
    static final class WaitNotify {
        private boolean ready;
        private int data;
        private int seen;

        synchronized void thread0() throws InterruptedException {
            while (!ready) {
                wait();
            }
            seen = data;
        }

        synchronized void thread1() {
            data = 7;
            ready = true;
            notify();
        }

        @Override
        public String toString() {
            return Integer.toString(seen);
        }
    }

    /** The condition is looked at before the monitor is entered: the wake-up may come in between. */
    static final class LostWakeUp {
        private volatile boolean ready;

        void thread0() throws InterruptedException {
            if (!ready) {
                sleep();
            }
        }

        void thread1() {
            ready = true;
            wake();
        }

        private synchronized void sleep() throws InterruptedException {
            wait();
        }

        private synchronized void wake() {
            notify();
        }
    }

    /** Two wait, one is woken: which, is open, and the other waits for ever unless the first hands on. */
    static class OneOfTwo {
        private int permits;
        private int taken;

        final synchronized void take(int me) throws InterruptedException {
            while (permits == 0) {
                wait();
            }
            permits--;
            taken = taken * 10 + me;
        }

        void thread0() throws InterruptedException {
            take(1);
        }

        void thread1() throws InterruptedException {
            take(2);
        }

        synchronized void thread2() {
            permits = 2;
            wake();
        }

        void wake() {
            notify();
        }

        @Override
        public String toString() {
            return Integer.toString(taken);
        }
    }

    static final class BothOfTwo extends OneOfTwo {
        @Override
        void wake() {
            notifyAll();
        }
    }

    /** A wait with a limit ends, whether it was notified or not. */
    static final class TimedWait {
        private String seen = "?";
        private boolean ready;

        synchronized void thread0() throws InterruptedException {
            wait(10);
            seen = ready ? "ready" : "late";
        }

        synchronized void thread1() {
            ready = true;
            notify();
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** Two holds, given up and taken again. */
    static final class DeepWait {
        private boolean ready;

        void thread0() throws InterruptedException {
            synchronized (this) {
                synchronized (this) {
                    while (!ready) {
                        wait();
                    }
                }
                ready = false;
            }
        }

        synchronized void thread1() {
            ready = true;
            notifyAll();
        }

        @Override
        public String toString() {
            return Boolean.toString(ready);
        }
    }

    /** A slot that is handed over twice, with a condition for each direction. */
    static final class Buffer {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition notFull = lock.newCondition();
        private final Condition notEmpty = lock.newCondition();
        private int slot;
        private int got;

        void thread0() throws InterruptedException {
            put(1);
            put(2);
        }

        void thread1() throws InterruptedException {
            got = take() * 10;
            got += take();
        }

        private void put(int value) throws InterruptedException {
            lock.lock();
            while (slot != 0) {
                notFull.await();
            }
            slot = value;
            notEmpty.signal();
            lock.unlock();
        }

        private int take() throws InterruptedException {
            lock.lock();
            while (slot == 0) {
                notEmpty.await();
            }
            int value = slot;
            slot = 0;
            notFull.signal();
            lock.unlock();
            return value;
        }

        @Override
        public String toString() {
            return Integer.toString(got);
        }
    }

    /** What a wait with a limit answers: signalled in time, signalled too late, not signalled. */
    static final class TimedCondition {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition condition = lock.newCondition();
        private boolean ready;
        private String seen;

        void thread0() throws InterruptedException {
            lock.lock();
            seen = condition.await(1, TimeUnit.SECONDS) + " " + ready;
            lock.unlock();
        }

        void thread1() {
            lock.lock();
            ready = true;
            condition.signal();
            lock.unlock();
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** A permit comes with what was written before it was given. */
    static final class Parked {
        private int data;
        private int seen;

        void thread0() throws InterruptedException {
            Thread waiter = new Thread(() -> {
                LockSupport.park();
                seen = data;
            });
            waiter.start();
            data = 7;
            LockSupport.unpark(waiter);
            waiter.join();
        }

        @Override
        public String toString() {
            return Integer.toString(seen);
        }
    }

    /** Says who waits, looks, parks; the other says it is time, looks who waits, unparks. */
    static class ParkingSpace {
        private final AtomicInteger time = new AtomicInteger();
        private volatile Thread waiter;

        final void thread0() {
            waiter = Thread.currentThread();
            while (!isTime(time)) {
                LockSupport.park(this);
            }
        }

        final void thread1() {
            setTime(time);
            LockSupport.unpark(waiter);
        }

        boolean isTime(AtomicInteger time) {
            return time.get() == 1;
        }

        void setTime(AtomicInteger time) {
            time.set(1);
        }

        @Override
        public String toString() {
            return "on time";
        }
    }

    /** The two looks may pass each other. */
    static final class WeakParkingSpace extends ParkingSpace {
        @Override
        boolean isTime(AtomicInteger time) {
            return time.getAcquire() == 1;
        }

        @Override
        void setTime(AtomicInteger time) {
            time.setRelease(1);
        }
    }

    static final class ParkedForAWhile {
        private final AtomicInteger time = new AtomicInteger();

        void thread0() {
            while (time.get() == 0) {
                LockSupport.parkNanos(100);
            }
        }

        void thread1() {
            time.set(1);
        }

        @Override
        public String toString() {
            return "on time";
        }
    }

    /** Two read, one writes. */
    static final class ReadersAndWriter {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private int a;
        private int b;
        private String first;
        private String second;

        private String read() {
            lock.readLock().lock();
            String seen = a + "" + b;
            lock.readLock().unlock();
            return seen;
        }

        void thread0() {
            first = read();
        }

        void thread1() {
            lock.writeLock().lock();
            a = 1;
            b = 1;
            lock.writeLock().unlock();
        }

        void thread2() {
            second = read();
        }

        @Override
        public String toString() {
            return first + " " + second;
        }
    }

    /** A writer goes on as a reader: nobody writes in between. */
    static final class Downgrade {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private int value;
        private boolean same;

        void thread0() {
            lock.writeLock().lock();
            value = 1;
            lock.readLock().lock();
            lock.readLock().lock();
            lock.writeLock().unlock();
            lock.readLock().unlock();
            same = value == 1;
            lock.readLock().unlock();
        }

        void thread1() {
            lock.writeLock().lock();
            value = 2;
            lock.writeLock().unlock();
        }

        @Override
        public String toString() {
            return Boolean.toString(same);
        }
    }

    /** Asks for the write lock with the read lock in hand. */
    static final class Upgrade {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        void thread0() {
            lock.readLock().lock();
            lock.writeLock().lock();
        }
    }

    /** A validated optimistic read is of one writer's values. */
    static final class Optimistic {
        private final StampedLock lock = new StampedLock();
        private int a;
        private int b;
        private String seen = "invalid";

        void thread0() {
            long stamp = lock.writeLock();
            a = 1;
            b = 1;
            lock.unlockWrite(stamp);
        }

        void thread1() {
            long stamp = lock.tryOptimisticRead();
            int first = a;
            int second = b;
            if (lock.validate(stamp)) {
                seen = first + "" + second;
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** From reading to writing, if nobody else reads. */
    static final class Conversion {
        private final StampedLock lock = new StampedLock();
        private int count;
        private int converted;

        private void add() {
            long stamp = lock.readLock();
            long write = lock.tryConvertToWriteLock(stamp);
            if (write == 0) {
                lock.unlockRead(stamp);
                write = lock.writeLock();
            } else {
                converted++;
            }
            count++;
            lock.unlock(write);
        }

        void thread0() {
            add();
        }

        void thread1() {
            add();
        }

        @Override
        public String toString() {
            return count + (converted > 0 ? " converted" : "");
        }
    }

    /** Two write, one waits for both and reads. */
    static final class Latch {
        private final CountDownLatch latch = new CountDownLatch(2);
        private int a;
        private int b;
        private int seen;

        void thread0() {
            a = 1;
            latch.countDown();
        }

        void thread1() {
            b = 2;
            latch.countDown();
        }

        void thread2() throws InterruptedException {
            latch.await();
            seen = a + b;
        }

        @Override
        public String toString() {
            return Integer.toString(seen);
        }
    }

    static final class TimedLatch {
        private final CountDownLatch latch = new CountDownLatch(1);
        private int a;
        private String seen;

        void thread0() {
            a = 1;
            latch.countDown();
        }

        void thread1() throws InterruptedException {
            seen = latch.await(1, TimeUnit.SECONDS) ? "open " + a : "closed";
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** All write before a barrier, its action sums up, all read the sum after it. */
    static final class Barrier {
        private int a;
        private int b;
        private int sum;
        private int first;
        private int second;
        private final CyclicBarrier barrier = new CyclicBarrier(2, this::add);

        private void add() {
            sum = a + b;
        }

        void thread0() throws Exception {
            a = 1;
            first = barrier.await() * 100 + sum;
        }

        void thread1() throws Exception {
            b = 2;
            second = barrier.await() * 100 + sum;
        }

        @Override
        public String toString() {
            return first + " " + second;
        }
    }

    /** Two rounds without an action. */
    static final class Rounds {
        private final CyclicBarrier barrier = new CyclicBarrier(2);
        private int a;
        private int b;

        void thread0() throws Exception {
            a = 1;
            barrier.await();
            b += 10;
            barrier.await();
            a += b;
        }

        void thread1() throws Exception {
            b = 2;
            barrier.await();
            a += 20;
            barrier.await();
        }

        @Override
        public String toString() {
            return Integer.toString(a);
        }
    }

    /** One has patience, one has not. */
    static final class Impatient {
        private final CyclicBarrier barrier = new CyclicBarrier(2);
        private String first;
        private String second;

        void thread0() throws InterruptedException {
            try {
                barrier.await();
                first = "through";
            } catch (BrokenBarrierException e) {
                first = "broken";
            }
        }

        void thread1() throws InterruptedException {
            try {
                barrier.await(1, TimeUnit.SECONDS);
                second = "through";
            } catch (BrokenBarrierException e) {
                second = "broken";
            } catch (TimeoutException e) {
                second = "late";
            }
        }

        @Override
        public String toString() {
            return first + ", " + second;
        }
    }

    /** A semaphore without permits as a signal. */
    static final class Signal {
        private final Semaphore done = new Semaphore(0);
        private int data;
        private int seen;

        void thread0() {
            data = 7;
            done.release();
        }

        void thread1() throws InterruptedException {
            done.acquire();
            seen = data;
        }

        @Override
        public String toString() {
            return Integer.toString(seen);
        }
    }

    /** An attempt that fails says the lock is held, and nothing of what its holder did before. */
    static final class FailedAttempt {
        private final ReentrantLock lock = new ReentrantLock();
        private final AtomicInteger data = new AtomicInteger();
        private String seen;

        void thread0() {
            data.setOpaque(1);
            lock.lock();
        }

        void thread1() {
            seen = lock.tryLock() ? "free" : "held " + data.getOpaque();
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** Two updates after one another; a sum may miss either. */
    static final class Adder {
        private final LongAdder adder = new LongAdder();
        private long seen;

        void thread0() {
            adder.increment();
            adder.add(10);
        }

        void thread1() {
            seen = adder.sum();
        }

        @Override
        public String toString() {
            return seen + " of " + adder.sum();
        }
    }

    static final class Accumulate {
        private final AtomicInteger value = new AtomicInteger(1);

        void thread0() {
            value.accumulateAndGet(2, (a, b) -> a * 10 + b);
        }

        void thread1() {
            value.updateAndGet(a -> a * 10 + 3);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Fields by updater, elements of an array. */
    static final class Updaters {
        private static final AtomicIntegerFieldUpdater<Updaters> COUNT =
                AtomicIntegerFieldUpdater.newUpdater(Updaters.class, "count");
        private static final AtomicReferenceFieldUpdater<Updaters, String> NAME =
                AtomicReferenceFieldUpdater.newUpdater(Updaters.class, String.class, "name");

        private volatile int count;
        private volatile String name = "";
        private final AtomicIntegerArray array = new AtomicIntegerArray(2);

        private void add() {
            COUNT.incrementAndGet(this);
            array.getAndAdd(1, 2);
        }

        void thread0() {
            add();
            NAME.compareAndSet(this, "", "a");
        }

        void thread1() {
            add();
            NAME.compareAndSet(this, "", "b");
        }

        @Override
        public String toString() {
            return count + " " + array.get(0) + array.get(1) + " " + name;
        }
    }

    /** Away and back again, but for the stamp. */
    static final class Stamps {
        private final AtomicStampedReference<String> reference = new AtomicStampedReference<>("a", 0);
        private boolean swapped;

        void thread0() {
            int stamp = reference.getStamp();
            String seen = reference.getReference();
            swapped = reference.compareAndSet(seen, "c", stamp, stamp + 1);
        }

        void thread1() {
            reference.set("b", 1);
            reference.set("a", 2);
        }

        @Override
        public String toString() {
            return swapped + " " + reference.getReference() + reference.getStamp();
        }
    }
}
