package smpng.explorer.guest;

import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The objects that one context allocates, in order; a thread's run begins again at the first. */
final class Pool {
    private static final String THREAD = "thread ";

    final String context;
    private @Nullable Guest[] made = new Guest[16];
    private int next;

    Pool(String context) {
        this.context = context;
    }

    /** Of a thread of an exploration. */
    static Pool of(int thread) {
        return new Pool(THREAD + thread);
    }

    /** The thread whose context this is; -1 if it is no thread's. */
    static int thread(String context) {
        return context.startsWith(THREAD) ? Integer.parseInt(context.substring(THREAD.length())) : -1;
    }

    void restart() {
        next = 0;
    }

    int take() {
        return next++;
    }

    int position() {
        return next;
    }

    /** What the context allocated at a position last time, or null. */
    @Nullable
    Guest at(int index) {
        return index < made.length ? made[index] : null;
    }

    void put(int index, Guest guest) {
        if (index >= made.length) {
            made = Arrays.copyOf(made, Math.max(index + 1, made.length * 2));
        }
        made[index] = guest;
    }
}
