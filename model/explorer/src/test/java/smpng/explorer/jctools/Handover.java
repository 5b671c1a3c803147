package smpng.explorer.jctools;

import java.util.Queue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;

/**
 * Producers hand plain objects to a consumer through a queue of four places, which holds a few already.
 *
 * <p>What must hold: each producer's items come out in the order in which it put them in; what was accepted comes out once and
 * nothing else does; who takes an item sees what its maker wrote.
 */
final class Handover {
    private static final int CAPACITY = 4;
    private static final int OFFERS = 2;

    /** What is handed over; its fields are plain. */
    private static final class Item {
        private int producer;
        private int number;
    }

    private final Queue<Item> queue;
    private final int waiting;
    private int acceptedFirst;
    private int acceptedSecond;
    private int taken;
    private int lastOfNobody;
    private int lastOfFirst;
    private int lastOfSecond;

    Handover(String kind, int waiting) {
        this.queue = queue(kind);
        this.waiting = waiting;
        for (int number = 1; number <= waiting; number++) {
            queue.offer(item(0, number));
        }
    }

    private static Queue<Item> queue(String kind) {
        return switch (kind) {
            case "SpscAtomicArrayQueue" -> new SpscAtomicArrayQueue<>(CAPACITY);
            case "SpscArrayQueue" -> new SpscArrayQueue<>(CAPACITY);
            case "SpscVarHandleArrayQueue" -> new SpscVarHandleArrayQueue<>(CAPACITY);
            case "MpscAtomicArrayQueue" -> new MpscAtomicArrayQueue<>(CAPACITY);
            case "MpscArrayQueue" -> new MpscArrayQueue<>(CAPACITY);
            case "MpscVarHandleArrayQueue" -> new MpscVarHandleArrayQueue<>(CAPACITY);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Item item(int producer, int number) {
        Item item = new Item();
        item.producer = producer;
        item.number = number;
        return item;
    }

    private int produce(int producer) {
        int accepted = 0;
        while (accepted < OFFERS && queue.offer(item(producer, accepted + 1))) {
            accepted++;
        }
        return accepted;
    }

    void produceFirst() {
        acceptedFirst = produce(1);
    }

    void produceSecond() {
        acceptedSecond = produce(2);
    }

    /** Takes twice, if there is something. */
    void consume() {
        take();
        take();
    }

    private boolean take() {
        Item item = queue.poll();
        if (item == null) {
            return false;
        }
        taken++;
        switch (item.producer) {
            case 0 -> lastOfNobody = follows(item, lastOfNobody);
            case 1 -> lastOfFirst = follows(item, lastOfFirst);
            default -> lastOfSecond = follows(item, lastOfSecond);
        }
        return true;
    }

    private static int follows(Item item, int last) {
        if (item.number != last + 1) {
            throw new AssertionError(item.number + " of " + item.producer + " after " + last);
        }
        return item.number;
    }

    /** At the end: the rest is there, and no more. */
    void check() {
        while (take()) {}
        int accepted = waiting + acceptedFirst + acceptedSecond;
        if (taken != accepted || lastOfNobody != waiting || lastOfFirst != acceptedFirst) {
            throw new AssertionError(accepted + " accepted, " + taken + " taken");
        }
    }
}
