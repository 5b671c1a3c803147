package smpng.explorer.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Monitors, wait sets and permits on real threads. */
class MonitorTest {
    private static final int ROUNDS = 100;

    private final Object monitor = new Object();
    private int turn;

    @AfterEach
    void notSpuriously() {
        Hooks.spuriously = false;
    }

    @Test
    void whoDoesNotOwnItMayNotUseIt() {
        assertThrows(IllegalMonitorStateException.class, () -> Monitor.exit(monitor));
        assertThrows(IllegalMonitorStateException.class, () -> Monitor.await(monitor));
        assertThrows(IllegalMonitorStateException.class, () -> Monitor.await(monitor, 1));
        assertThrows(IllegalMonitorStateException.class, () -> Monitor.notify(monitor));
        assertThrows(IllegalMonitorStateException.class, () -> Monitor.notifyAll(monitor));
        assertFalse(Monitor.holdsLock(monitor));
        assertThrows(NullPointerException.class, () -> Monitor.enter(null));
    }

    @Test
    void badTimesAreRefused() {
        Monitor.enter(monitor);
        assertThrows(IllegalArgumentException.class, () -> Monitor.await(monitor, -1));
        assertThrows(IllegalArgumentException.class, () -> Monitor.await(monitor, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> Monitor.await(monitor, 0, 1_000_000));
        Monitor.await(monitor, 0, 1);
        Monitor.await(monitor, 1);
        Monitor.exit(monitor);
        assertFalse(Monitor.holdsLock(monitor));
    }

    @Test
    void aWaitGivesUpEveryHoldAndTakesThemAgain() {
        Thread waiter = Together.start(() -> {
            Monitor.enter(monitor);
            Monitor.enter(monitor);
            turn = 1;
            while (turn == 1) {
                Monitor.await(monitor);
            }
            Monitor.exit(monitor);
            assertTrue(Monitor.holdsLock(monitor));
            Monitor.exit(monitor);
            assertFalse(Monitor.holdsLock(monitor));
        });
        boolean woken = false;
        while (!woken) {
            Monitor.enter(monitor);
            if (turn == 1) {
                turn = 2;
                Monitor.notify(monitor);
                woken = true;
            }
            Monitor.exit(monitor);
        }
        Together.end(waiter);
    }

    @Test
    void threadsTakeTurns() {
        Together.run(turns(0), turns(1), turns(2));
        assertEquals(3 * ROUNDS, turn);
    }

    private Together.Task turns(int mine) {
        return () -> {
            for (int i = 0; i < ROUNDS; i++) {
                Monitor.enter(monitor);
                while (turn % 3 != mine) {
                    Monitor.await(monitor);
                }
                turn++;
                Monitor.notifyAll(monitor);
                Monitor.exit(monitor);
            }
        };
    }

    @Test
    void waitsEndForNothingWhenAsked() {
        Hooks.spuriously = true;
        Monitor.enter(monitor);
        Monitor.await(monitor);
        Monitor.exit(monitor);
        LockSupport.park();
    }

    @Test
    void aPermitIsOneAndLasts() {
        LockSupport.unpark(Thread.currentThread());
        LockSupport.unpark(Thread.currentThread());
        LockSupport.unpark(null);
        LockSupport.park(monitor);
        assertFalse(Hooks.state(Hooks.self()).takePermit());
        LockSupport.parkNanos(1);
        LockSupport.parkUntil(0);
        LockSupport.unpark(Thread.currentThread());
        LockSupport.parkNanos(monitor, 0);
        assertTrue(Hooks.state(Hooks.self()).takePermit());
        LockSupport.unpark(Thread.currentThread());
        LockSupport.parkNanos(monitor, 1);
        assertFalse(Hooks.state(Hooks.self()).takePermit());
    }

    @Test
    void parkedThreadsAreWoken() {
        Thread[] both = new Thread[2];
        AtomicInteger next = new AtomicInteger();
        CyclicBarrier started = new CyclicBarrier(2);
        for (int i = 0; i < both.length; i++) {
            int mine = i;
            both[i] = new Thread(() -> {
                try {
                    started.await();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                for (int round = 0; round < ROUNDS; round++) {
                    while (next.get() % 2 != mine) {
                        LockSupport.park();
                    }
                    next.incrementAndGet();
                    LockSupport.unpark(both[1 - mine]);
                }
            });
            both[i].setDaemon(true);
        }
        both[0].start();
        both[1].start();
        Together.end(both[0]);
        Together.end(both[1]);
        assertEquals(2 * ROUNDS, next.get());
    }
}
