package smpng.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Daemon threads that carry fibers, reused from run to run. Used by the one thread that has the baton. */
final class FiberPool {
    /** Bytes of stack: guest code is shallow, and a thread that recurses without end shall say so soon. */
    private static final long STACK = 1 << 20;

    private final Deque<Carrier> idle = new ArrayDeque<>();
    private int made;

    /** Number of threads that this pool has made and not ended. */
    int size() {
        return made;
    }

    /** Starts {@code fiber} on a free thread, which gets the baton. */
    void start(Run run, Fiber fiber) {
        Carrier carrier = idle.poll();
        if (carrier == null) {
            carrier = new Carrier();
            made++;
        }
        fiber.carrier = carrier;
        carrier.begin(run, fiber);
    }

    /** Ends the idle threads. */
    void close() {
        for (Carrier carrier = idle.poll(); carrier != null; carrier = idle.poll()) {
            carrier.end();
            made--;
        }
    }

    /** One thread of the pool. */
    final class Carrier implements Runnable {
        private final Baton baton = new Baton();
        private @Nullable Thread java;
        private @Nullable Run run;
        private @Nullable Fiber fiber;

        /** The right to run of this thread. */
        Baton baton() {
            return baton;
        }

        /** Whether the caller runs on it. */
        boolean isCurrent() {
            return Thread.currentThread() == java;
        }

        private void begin(Run its, Fiber carried) {
            run = its;
            fiber = carried;
            baton.give();
            if (java == null) {
                Thread thread = new Thread(null, this, "virtual-cpu", STACK);
                java = thread;
                thread.setDaemon(true);
                thread.start();
            }
        }

        private void end() {
            run = null;
            baton.give();
        }

        /** Gives this thread up: guest code on it cannot be left. Does not return. */
        void abandon(Baton controller) {
            made--;
            controller.give();
            for (; ; ) {
                baton.take();
            }
        }

        @Override
        public void run() {
            for (; ; ) {
                baton.take();
                Run its = run;
                Fiber carried = fiber;
                if (its == null || carried == null) {
                    return;
                }
                run = null;
                fiber = null;
                its.carry(carried);
                // Idle before the controller goes on: its next run finds this thread.
                idle.push(this);
                its.controller().give();
            }
        }
    }
}
