package smpng.explorer.guest.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A stack that makes a new node for every attempt to push. */
public class FreshNode {
    private static final VarHandle TOP;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(FreshNode.class, "top", Node.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private record Node(int value, Node next) {}

    private Node top;

    private void push(int value) {
        Node seen;
        do {
            seen = (Node) TOP.getOpaque(this);
        } while (!TOP.compareAndSet(this, seen, new Node(value, seen)));
    }

    void thread0() {
        push(1);
    }

    void thread1() {
        push(2);
    }

    void thread2() {
        push(3);
    }

    @Override
    public String toString() {
        return String.valueOf(
                top.value() * 100 + top.next().value() * 10 + top.next().next().value());
    }
}
