package smpng.explorer.guest.programs;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Interfaces of java.util.concurrent over what is explored: a wait in a blocking queue, one in a loop over a queue. */
public class Blocking {
    private final BlockingQueue<String> items = new LinkedBlockingQueue<>(1);
    private final Queue<String> polled = new ConcurrentLinkedQueue<>();
    private final Lock lock = new ReentrantLock();
    private String taken = "";

    void thread0() throws InterruptedException {
        items.put("a");
        polled.offer("b");
    }

    void thread1() throws InterruptedException {
        String first = items.take();
        String second = null;
        while (second == null) {
            second = polled.poll();
        }
        lock.lock();
        taken = first + second;
        lock.unlock();
    }

    @Override
    public String toString() {
        return taken;
    }
}
