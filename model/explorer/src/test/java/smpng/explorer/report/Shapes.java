package smpng.explorer.report;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Small programs that have between them every kind of step. */
class Shapes {
    private Shapes() {}

    static final VarHandle Y;

    static {
        try {
            Y = MethodHandles.lookup().findVarHandle(Program.class, "y", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What all of them share. */
    static class Program {
        int x;
        int y;
        volatile int z;
        int seen;
        Box box = new Box(0);
        Box next;
        final AtomicInteger atomic = new AtomicInteger();
        final ReentrantLock lock = new ReentrantLock();
    }

    static class Box {
        final int frozen;
        int open;

        Box(int value) {
            frozen = value;
            open = value;
        }
    }

    static class Released extends Program {
        void thread0() {
            x = 1;
            Y.setRelease(this, 1);
        }

        void thread1() {
            seen = (int) Y.getOpaque(this) + x;
        }
    }

    static class Volatile extends Program {
        void thread0() {
            z = 1;
            seen = y;
        }

        void thread1() {
            Y.setVolatile(this, 1);
            seen = z;
        }
    }

    static class Fenced extends Program {
        void thread0() {
            x = 1;
            VarHandle.releaseFence();
            y = 1;
            VarHandle.fullFence();
            seen = z;
        }

        void thread1() {
            z = 1;
            VarHandle.fullFence();
            seen = y;
            VarHandle.loadLoadFence();
            seen = x;
            VarHandle.acquireFence();
            VarHandle.storeStoreFence();
            x = 2;
        }
    }

    static class Swapped extends Program {
        void thread0() {
            x = 1;
            Y.weakCompareAndSetRelease(this, 0, 1);
            seen = z;
        }

        void thread1() {
            z = 1;
            Y.weakCompareAndSetRelease(this, 1, 2);
            Y.compareAndExchangeAcquire(this, 0, 3);
            seen = x;
        }
    }

    static class Added extends Program {
        void thread0() {
            x = 1;
            atomic.getAndIncrement();
            Y.getAndAddRelease(this, 1);
        }

        void thread1() {
            seen = (int) Y.getAndAddAcquire(this, 1) + atomic.getPlain() + x;
        }
    }

    static class Published extends Program {
        void thread0() {
            Box made = new Box(7);
            next = made;
        }

        void thread1() {
            Box got = next;
            if (got != null) {
                seen = got.frozen + got.open;
            }
        }
    }

    static class Locked extends Program {
        void thread0() {
            lock.lock();
            x++;
            lock.unlock();
        }

        void thread1() {
            synchronized (box) {
                y = 1;
            }
            lock.lock();
            x++;
            lock.unlock();
        }
    }

    static class Started extends Program {
        void thread0() throws InterruptedException {
            x = 1;
            Thread other = new Thread(() -> y = x + 1);
            other.start();
            box.open = 1;
            other.join();
            seen = y;
        }

        void thread1() {
            seen = box.open + x;
            seen = y + x;
        }
    }
}
