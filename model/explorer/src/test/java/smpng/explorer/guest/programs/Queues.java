package smpng.explorer.guest.programs;

import java.util.concurrent.ConcurrentLinkedQueue;

/** The JDK's own lock-free queue: one thread adds, two take. */
public class Queues {
    private final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
    private String first;
    private String second;

    void thread0() {
        queue.add("a");
        queue.add("b");
    }

    void thread1() {
        first = queue.poll();
    }

    void thread2() {
        second = queue.poll();
    }

    @Override
    public String toString() {
        return first + " " + second + " " + queue.size();
    }
}
