package smpng.explorer.graph;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How workers share an exploration: one that runs out of work says so, and another splits its oldest alternative off, with the
 * graph that it belongs to. Subtrees are independent, so that what is counted does not depend on who explores them.
 */
final class Split {
    private final int workers;
    private final Queue<Task> tasks = new ArrayDeque<>();
    private int idle;
    /** Workers that wait for a task that nobody has offered yet; read without the lock by those who could offer one. */
    private volatile int hungry;

    private volatile boolean finished;
    private final AtomicLong executions = new AtomicLong();

    Split(int workers) {
        this.workers = workers;
    }

    /** An alternative and the graph it belongs to. */
    record Task(Graph graph, int kind, int event, int other, int stamp) {}

    /** True if somebody has nothing to do. */
    boolean isHungry() {
        return hungry > 0;
    }

    /** True once the exploration is to end before its time. */
    boolean isFinished() {
        return finished;
    }

    /** Ends the exploration before its time. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Counts an execution; true if that was the last one allowed. */
    boolean countsUpTo(long most) {
        return most != Long.MAX_VALUE && executions.incrementAndGet() >= most;
    }

    synchronized void offer(Task task) {
        tasks.add(task);
        hungry = Math.max(0, idle - tasks.size());
        notifyAll();
    }

    /** The next task for a worker that has nothing to do; null when there is nothing left to explore. */
    synchronized @Nullable Task next() throws InterruptedException {
        idle++;
        while (tasks.isEmpty()) {
            if (idle == workers || finished) {
                finished |= idle < workers;
                idle = workers;
                notifyAll();
                return null;
            }
            hungry = idle;
            wait();
        }
        idle--;
        Task task = tasks.remove();
        hungry = Math.max(0, idle - tasks.size());
        return task;
    }
}
