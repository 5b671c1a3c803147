package smpng.explorer.jdk;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The hooks for tests with real threads, in place of the class of this name that only refuses: each live thread has a
 * number, choices are random. An exploration has nothing to do with it, as it replaces the calls.
 */
final class Hooks {
    static volatile boolean spuriously;

    private static final Map<Thread, Integer> NUMBERS = new HashMap<>();
    private static final ThreadState[] STATES = new ThreadState[33];
    private static final Map<Object, MonitorState> MONITORS = new IdentityHashMap<>();

    private Hooks() {}

    static int self() {
        return number(Thread.currentThread());
    }

    static int number(Thread thread) {
        synchronized (NUMBERS) {
            Integer known = NUMBERS.get(thread);
            if (known != null) {
                return known;
            }
            NUMBERS.keySet().removeIf(other -> other.getState() == Thread.State.TERMINATED);
            int free = 1;
            while (NUMBERS.containsValue(free)) {
                free++;
            }
            NUMBERS.put(thread, free);
            STATES[free] = new ThreadState();
            return free;
        }
    }

    static ThreadState state(int number) {
        synchronized (NUMBERS) {
            return STATES[number];
        }
    }

    static MonitorState monitor(Object object) {
        if (object == null) {
            throw new NullPointerException();
        }
        synchronized (MONITORS) {
            return MONITORS.computeIfAbsent(object, key -> new MonitorState());
        }
    }

    static int choose(int options) {
        return ThreadLocalRandom.current().nextInt(options);
    }

    static boolean spurious() {
        return spuriously;
    }
}
