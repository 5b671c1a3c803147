package smpng.explorer.jdk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Runs tasks on threads at the same time. A thread that hangs is an error. */
final class Together {
    /** What a thread does; it may throw. */
    interface Task {
        void run() throws Exception;
    }

    private Together() {}

    static void run(int times, Task task) {
        Task[] tasks = new Task[times];
        java.util.Arrays.fill(tasks, task);
        run(tasks);
    }

    static void run(Task... tasks) {
        List<Thread> threads = new ArrayList<>();
        AtomicReference<Throwable> failed = new AtomicReference<>();
        for (Task task : tasks) {
            threads.add(start(task, failed));
        }
        for (Thread thread : threads) {
            end(thread, failed);
        }
    }

    static Thread start(Task task) {
        return start(task, new AtomicReference<>());
    }

    private static Thread start(Task task, AtomicReference<Throwable> failed) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Throwable e) {
                failed.compareAndSet(null, e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void end(Thread thread) {
        end(thread, new AtomicReference<>());
    }

    private static void end(Thread thread, AtomicReference<Throwable> failed) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (failed.get() != null) {
            throw new AssertionError(failed.get());
        }
        if (thread.isAlive()) {
            throw new AssertionError("a thread hangs at " + thread.getStackTrace()[0]);
        }
    }
}
