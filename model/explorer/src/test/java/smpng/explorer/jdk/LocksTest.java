package smpng.explorer.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locks keep real threads apart, and who waits is woken. */
class LocksTest {
    private static final int THREADS = 3;
    private static final int ROUNDS = 500;

    private int plain;

    /** Ways to enter and leave. */
    enum Way {
        REENTRANT_LOCK {
            @Override
            Section make() {
                ReentrantLock lock = new ReentrantLock(true);
                return of(lock::lock, lock::unlock);
            }
        },
        TWICE {
            @Override
            Section make() {
                ReentrantLock lock = new ReentrantLock();
                return of(
                        () -> {
                            lock.lock();
                            lock.lock();
                        },
                        () -> {
                            lock.unlock();
                            lock.unlock();
                        });
            }
        },
        TRIED {
            @Override
            Section make() {
                ReentrantLock lock = new ReentrantLock();
                return of(
                        () -> {
                            while (!lock.tryLock()) {
                                Thread.onSpinWait();
                            }
                        },
                        lock::unlock);
            }
        },
        WRITE_LOCK {
            @Override
            Section make() {
                ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                return of(lock.writeLock()::lock, lock.writeLock()::unlock);
            }
        },
        STAMPED {
            @Override
            Section make() {
                StampedLock lock = new StampedLock();
                long[] stamp = new long[1];
                return of(() -> stamp[0] = lock.writeLock(), () -> lock.unlockWrite(stamp[0]));
            }
        },
        SEMAPHORE {
            @Override
            Section make() {
                Semaphore semaphore = new Semaphore(1);
                return of(semaphore::acquireUninterruptibly, semaphore::release);
            }
        },
        MONITOR {
            @Override
            Section make() {
                Object monitor = new Object();
                return of(() -> Monitor.enter(monitor), () -> Monitor.exit(monitor));
            }
        },
        ATOMIC {
            @Override
            Section make() {
                AtomicBoolean taken = new AtomicBoolean();
                return of(
                        () -> {
                            while (taken.getAndSet(true)) {
                                Thread.onSpinWait();
                            }
                        },
                        () -> taken.lazySet(false));
            }
        },
        /** Does not keep threads apart: to see that the test would notice. */
        BROKEN {
            @Override
            Section make() {
                Semaphore semaphore = new Semaphore(2);
                return of(semaphore::acquireUninterruptibly, semaphore::release);
            }
        };

        abstract Section make();

        static Section of(Runnable enter, Runnable leave) {
            return new Section(enter, leave);
        }
    }

    record Section(Runnable enter, Runnable leave) {}

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BROKEN")
    void oneAtATime(Way way) {
        Section section = way.make();
        Together.run(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                section.enter.run();
                int seen = plain;
                if (i % 64 == 0) {
                    Thread.yield();
                }
                plain = seen + 1;
                section.leave.run();
            }
        });
        assertEquals(THREADS * ROUNDS, plain);
    }

    /** What {@link #oneAtATime} would see of a section that lets two in, if they meet there; here they wait for each other. */
    @Test
    void aSectionForTwoLosesAnUpdate() {
        Section section = Way.BROKEN.make();
        java.util.concurrent.CountDownLatch inside = new java.util.concurrent.CountDownLatch(2);
        Together.run(2, () -> {
            section.enter.run();
            int seen = plain;
            inside.countDown();
            inside.await();
            plain = seen + 1;
            section.leave.run();
        });
        assertEquals(1, plain);
    }

    @Test
    void onlyTheOwnerUnlocks() {
        ReentrantLock lock = new ReentrantLock();
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        lock.lock();
        both.writeLock().lock();
        Together.run(() -> {
            assertThrows(IllegalMonitorStateException.class, lock::unlock);
            assertThrows(IllegalMonitorStateException.class, both.writeLock()::unlock);
            assertThrows(IllegalMonitorStateException.class, both.readLock()::unlock);
            assertFalse(lock.tryLock());
            assertFalse(both.readLock().tryLock());
            assertFalse(both.writeLock().tryLock());
            assertTrue(lock.isLocked());
            assertFalse(lock.isHeldByCurrentThread());
        });
        assertEquals(1, lock.getHoldCount());
        assertEquals(1, both.getWriteHoldCount());
    }

    @Test
    void readersShareAndWriterWaits() {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        CyclicBarrier allIn = new CyclicBarrier(THREADS);
        Together.run(THREADS, () -> {
            lock.readLock().lock();
            allIn.await();
            assertFalse(lock.writeLock().tryLock());
            allIn.await();
            lock.readLock().unlock();
        });
        assertTrue(lock.writeLock().tryLock());
        lock.readLock().lock();
        lock.writeLock().unlock();
        Together.run(() -> {
            assertTrue(lock.readLock().tryLock());
            assertFalse(lock.writeLock().tryLock());
            lock.readLock().unlock();
        });
    }

    @Test
    void aBoundedBufferHandsOnEverything() {
        ReentrantLock lock = new ReentrantLock();
        handOn(lock, lock.newCondition(), lock.newCondition());
        ReentrantReadWriteLock.WriteLock write = new ReentrantReadWriteLock().writeLock();
        handOn(write, write.newCondition(), write.newCondition());
    }

    private static void handOn(Lock lock, Condition notFull, Condition notEmpty) {
        Deque<Integer> buffer = new ArrayDeque<>();
        AtomicLong sum = new AtomicLong();
        Together.Task producer = () -> {
            for (int i = 1; i <= ROUNDS; i++) {
                lock.lock();
                while (buffer.size() == 2) {
                    notFull.await();
                }
                buffer.add(i);
                notEmpty.signal();
                lock.unlock();
            }
        };
        Together.Task consumer = () -> {
            for (int i = 1; i <= ROUNDS; i++) {
                lock.lock();
                while (buffer.isEmpty()) {
                    notEmpty.await();
                }
                sum.addAndGet(buffer.remove());
                notFull.signal();
                lock.unlock();
            }
        };
        Together.run(producer, consumer, producer, consumer);
        assertEquals((long) ROUNDS * (ROUNDS + 1), sum.get());
    }

    @Test
    void waitsWithALimitEnd() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        assertThrows(IllegalMonitorStateException.class, condition::await);
        assertThrows(IllegalMonitorStateException.class, condition::signal);
        lock.lock();
        lock.lock();
        assertFalse(condition.await(1, TimeUnit.HOURS));
        assertEquals(0, condition.awaitNanos(1_000_000));
        assertFalse(condition.awaitUntil(new Date(Long.MAX_VALUE)));
        assertFalse(lock.hasWaiters(condition));
        assertEquals(2, lock.getHoldCount());
        assertThrows(IllegalArgumentException.class, () -> new ReentrantLock().hasWaiters(condition));
    }

    @Test
    void aSignalWakesOneAndAllWakeAll() {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        AtomicInteger woken = new AtomicInteger();
        Thread[] waiters = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            waiters[i] = Together.start(() -> {
                lock.lock();
                condition.await();
                woken.incrementAndGet();
                lock.unlock();
            });
        }
        awaitWaiters(lock, condition, THREADS);
        lock.lock();
        condition.signal();
        assertEquals(THREADS - 1, lock.getWaitQueueLength(condition));
        lock.unlock();
        while (woken.get() == 0) {
            Thread.onSpinWait();
        }
        awaitWaiters(lock, condition, THREADS - 1);
        assertEquals(1, woken.get());
        lock.lock();
        condition.signalAll();
        lock.unlock();
        for (Thread waiter : waiters) {
            Together.end(waiter);
        }
        assertEquals(THREADS, woken.get());
    }

    private static void awaitWaiters(ReentrantLock lock, Condition condition, int count) {
        for (int seen = -1; seen != count; Thread.yield()) {
            lock.lock();
            seen = lock.getWaitQueueLength(condition);
            lock.unlock();
        }
    }

    @Test
    void anOptimisticReadSeesAWriter() {
        StampedLock lock = new StampedLock();
        int[] data = new int[2];
        Together.run(
                () -> {
                    for (int i = 1; i <= ROUNDS; i++) {
                        long stamp = lock.writeLock();
                        data[0] = i;
                        data[1] = i;
                        lock.unlockWrite(stamp);
                    }
                },
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        long stamp = lock.tryOptimisticRead();
                        int first = data[0];
                        int second = data[1];
                        assertTrue(stamp == 0 || !lock.validate(stamp) || first == second);
                    }
                });
    }
}
