package smpng.explorer.graph;

import java.util.Arrays;

/**
 * What else the events that were added could have been: a stack, in levels. An alternative belongs to the graph of its level,
 * cut back to its stamp.
 */
final class Alternatives {
    /** A read sees another write. */
    static final int READ_FROM = 0;
    /** A write goes after another write. */
    static final int PLACE_AFTER = 1;
    /** A read sees a write that was added after it. */
    static final int REVISIT = 2;
    /** Another option is chosen. */
    static final int CHOOSE = 3;

    private static final int SIZE = 4;

    private int[] items = new int[SIZE * 64];
    private int top;
    private int[] from = new int[1];
    private int level;

    /** How many levels there are above the first. */
    int level() {
        return level;
    }

    /** True if the current level has none. */
    boolean isLevelEmpty() {
        return top == from[level];
    }

    /** The number of entries, as a mark for {@link #sameSince}. */
    int size() {
        return top;
    }

    void push(int kind, int event, int other, int stamp) {
        if (top == items.length) {
            items = Arrays.copyOf(items, top * 2);
        }
        items[top] = kind;
        items[top + 1] = event;
        items[top + 2] = other;
        items[top + 3] = stamp;
        top += SIZE;
    }

    /** Takes the latest off; it is read by {@link #kind} and the rest until the next push. */
    void pop() {
        top -= SIZE;
    }

    int kind() {
        return items[top];
    }

    int event() {
        return items[top + 1];
    }

    int other() {
        return items[top + 2];
    }

    int stamp() {
        return items[top + 3];
    }

    /** Begins a level. */
    void rise() {
        if (++level == from.length) {
            from = Arrays.copyOf(from, level * 2);
        }
        from[level] = top;
    }

    /** Ends an empty level; false if it was the first. */
    boolean descend() {
        if (level == 0) {
            return false;
        }
        level--;
        return true;
    }

    /** True if some alternative of the level belongs to an event with this stamp or a later one. */
    boolean hasSince(int stamp) {
        return top > from[level] && items[top - 1] >= stamp;
    }

    /** Keeps, of the alternatives of events with this stamp or a later one, those that are wanted. */
    int retainSince(int stamp, Wanted wanted) {
        int first = top;
        while (first > from[level] && items[first - 1] >= stamp) {
            first -= SIZE;
        }
        int kept = first;
        int end = top;
        for (int i = first; i < end; i += SIZE) {
            if (wanted.test(items[i + 2])) {
                System.arraycopy(items, i, items, kept, SIZE);
                kept += SIZE;
            }
        }
        top = kept;
        return (kept - first) / SIZE;
    }

    /** Whether an alternative is kept. */
    @FunctionalInterface
    interface Wanted {
        /** Asked about the other event of it. */
        boolean test(int other);
    }

    /** Events have got other numbers. */
    void renumber(Graph graph, int wider) {
        for (int i = 0; i < top; i += SIZE) {
            items[i + 1] = graph.moved(items[i + 1], wider);
            if (items[i] != CHOOSE) {
                items[i + 2] = graph.moved(items[i + 2], wider);
            }
        }
    }

    /** Takes the oldest off, whose subtree is the largest, to be pursued elsewhere; -1 if there is none, else its level. */
    int removeOldest() {
        if (top == 0) {
            return -1;
        }
        int of = 0;
        while (of < level && from[of + 1] == 0) {
            of++;
        }
        System.arraycopy(items, 0, oldest, 0, SIZE);
        System.arraycopy(items, SIZE, items, 0, top - SIZE);
        top -= SIZE;
        for (int i = of + 1; i <= level; i++) {
            from[i] -= SIZE;
        }
        return of;
    }

    private final int[] oldest = new int[SIZE];

    /** What {@link #removeOldest} took off: kind, event, other, stamp. */
    int[] oldest() {
        return oldest.clone();
    }
}
