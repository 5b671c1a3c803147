package smpng.explorer.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The numbers of locations and their initial values, shared by the workers of one exploration. A number once given out stays:
 * re-executions find the same location under the same number.
 */
public final class Locations {
    /** The most threads an exploration can have. */
    public static final int MAX_THREADS = 32;

    private volatile long[] initial = new long[64];
    private volatile int[] owners = new int[64];
    private volatile IntPredicate benign = location -> false;
    private int count;

    /**
     * Gives out a block of consecutive numbers, with initial value 0.
     *
     * @param size how many; an object's fields or an array's elements
     * @return the first number
     */
    public synchronized int allocate(int size) {
        int first = count;
        count += size;
        if (count > initial.length) {
            int room = Math.max(count, initial.length * 2);
            initial = Arrays.copyOf(initial, room);
            owners = Arrays.copyOf(owners, room);
        }
        Arrays.fill(owners, first, count, first);
        return first;
    }

    /** Sets a location's initial value, before any thread can have accessed it. */
    public synchronized void initial(int location, long value) {
        initial[location] = value;
    }

    /** A location's initial value. */
    public long initial(int location) {
        return initial[location];
    }

    /** Declares for which locations a data race is no failure. */
    public void racesAreBenign(IntPredicate where) {
        benign = where;
    }

    boolean isRaceBenign(int location) {
        return benign.test(location);
    }

    /** How many numbers were given out. */
    public synchronized int count() {
        return count;
    }

    /** The first location of the block that a location belongs to. */
    public int owner(int location) {
        return owners[location];
    }
}
