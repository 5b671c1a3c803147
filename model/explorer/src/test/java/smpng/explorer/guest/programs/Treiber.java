package smpng.explorer.guest.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A Treiber stack with fresh nodes: two threads push, one pops. */
public class Treiber {
    private static final VarHandle TOP;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(Treiber.class, "top", Node.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Node {
        private final int value;
        private Node next;

        Node(int value) {
            this.value = value;
        }
    }

    private Node top;
    private int popped;

    private void push(int value) {
        Node node = new Node(value);
        Node seen;
        do {
            seen = (Node) TOP.getOpaque(this);
            node.next = seen;
        } while (!TOP.weakCompareAndSetRelease(this, seen, node));
    }

    private int pop() {
        while (true) {
            Node seen = (Node) TOP.getAcquire(this);
            if (seen == null) {
                return 0;
            }
            if (TOP.weakCompareAndSetPlain(this, seen, seen.next)) {
                return seen.value;
            }
        }
    }

    void thread0() {
        push(1);
    }

    void thread1() {
        push(2);
    }

    void thread2() {
        popped = pop();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(popped).append(':');
        for (Node at = top; at != null; at = at.next) {
            text.append(' ').append(at.value);
        }
        return text.toString();
    }
}
