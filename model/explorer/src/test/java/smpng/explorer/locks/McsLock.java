package smpng.explorer.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The queue lock of Mellor-Crummey and Scott: everyone waits on a node of one's own. {@code tail} is the last in the queue,
 * null when the lock is free.
 *
 * <p>To lock, make a node and put it at the tail. Who gets null back has the lock: an acquire, for the null was stored by the
 * last owner. Others tell the node before where they are, and wait for {@code go}: an acquire, for the owner before stores it.
 * To unlock, say {@code go} to the next, a release. If there is none, make the tail null, a release too; if that fails somebody
 * has come, and will say where in a moment.
 *
 * <p>A node is made for each use and comes with its default values, which every thread sees (JLS 17.4.4). So the exchange need
 * not be a release, as it must be where nodes are used again and reset. The compare-and-set must be the strong one: if it
 * failed for no reason the owner would wait for a successor that never comes.
 */
final class McsLock {
    private static final VarHandle TAIL = Fields.of(MethodHandles.lookup(), "tail", Node.class);

    private @Nullable Node tail;

    /** A place in the queue. */
    static final class Node {
        private static final VarHandle NEXT = Fields.of(MethodHandles.lookup(), "next", Node.class);
        private static final VarHandle GO = Fields.of(MethodHandles.lookup(), "go", boolean.class);

        private @Nullable Node next;
        private boolean go;
    }

    /** Returns what {@link #unlock} is to be given. */
    Node lock() {
        Node mine = new Node();
        Node before = (Node) TAIL.getAndSetAcquire(this, mine);
        if (before != null) {
            Node.NEXT.setOpaque(before, mine);
            while (!(boolean) Node.GO.getAcquire(mine)) {
                Thread.onSpinWait();
            }
        }
        return mine;
    }

    void unlock(Node mine) {
        Node after = (Node) Node.NEXT.getOpaque(mine);
        if (after == null) {
            if ((Node) TAIL.compareAndExchangeRelease(this, mine, (Node) null) == mine) {
                return;
            }
            do {
                Thread.onSpinWait();
                after = (Node) Node.NEXT.getOpaque(mine);
            } while (after == null);
        }
        Node.GO.setRelease(after, true);
    }
}
