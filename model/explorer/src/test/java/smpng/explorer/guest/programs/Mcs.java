package smpng.explorer.guest.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** An MCS lock, one node a thread, made before. */
public class Mcs {
    private static final VarHandle TAIL;
    private static final VarHandle NEXT;
    private static final VarHandle LOCKED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(Mcs.class, "tail", Node.class);
            NEXT = lookup.findVarHandle(Node.class, "next", Node.class);
            LOCKED = lookup.findVarHandle(Node.class, "go", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Node {
        private Node next;
        private int go;
    }

    private final Node[] nodes = {new Node(), new Node(), new Node()};
    private Node tail;
    private int shared;

    private void work(Node me, int value) {
        LOCKED.setOpaque(me, 0);
        NEXT.setOpaque(me, null);
        Node before = (Node) TAIL.getAndSet(this, me);
        if (before != null) {
            NEXT.setOpaque(before, me);
            while ((int) LOCKED.getAcquire(me) == 0) {}
        }
        shared = value;
        if (shared != value) {
            throw new AssertionError();
        }
        Node after = (Node) NEXT.getOpaque(me);
        if (after == null) {
            if (TAIL.compareAndSet(this, me, null)) {
                return;
            }
            do {
                after = (Node) NEXT.getOpaque(me);
            } while (after == null);
        }
        LOCKED.setRelease(after, 1);
    }

    void thread0() {
        work(nodes[0], 0);
    }

    void thread1() {
        work(nodes[1], 1);
    }

    void thread2() {
        work(nodes[2], 2);
    }
}
