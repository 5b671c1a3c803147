package smpng.explorer.guest;

import java.util.Arrays;

/**
 * How the running thread came to the objects that others have made: through final fields only, or otherwise (JLS 17.5.1).
 *
 * <p>What is reached through a final field of an object, by however many further reads, is seen as it was when the object's
 * constructor ended, or later. If the thread read a reference to the same object elsewhere as well, that may be what it goes
 * by, and nothing is promised. Of several final fields on the way the first counts: its object was finished last.
 */
final class Chains {
    /** In the place of a final field: there is none. */
    static final int NONE = -1;

    private final Objects objects;
    private int thread;
    private int run = 1;
    /** By first location of an object: the run in which a reference to it was read. */
    private int[] known = new int[1024];
    /** By location: the run in which {@link #fields} was written. */
    private int[] chained = new int[1024];
    /** By location: the final field through which its object was reached. */
    private int[] fields = new int[1024];

    Chains(Objects objects) {
        this.objects = objects;
    }

    void cover(int count) {
        known = Arrays.copyOf(known, count);
        chained = Arrays.copyOf(chained, count);
        fields = Arrays.copyOf(fields, count);
    }

    /** A thread's run begins. */
    void clear(int running) {
        thread = running;
        if (++run == Integer.MAX_VALUE) {
            Arrays.fill(known, 0);
            Arrays.fill(chained, 0);
            run = 1;
        }
    }

    /** The final field through which the object of a location was reached, and no other way. */
    int through(int location) {
        return chained[location] == run ? fields[location] : NONE;
    }

    /** The same for what a final field of that object refers to. */
    int throughFinal(int field, Guest holder) {
        int before = through(field);
        boolean others = holder.maker >= 0 && holder.maker != thread;
        return before != NONE ? before : others ? field : NONE;
    }

    /** A reference was read, through a final field or not. */
    void learn(long value, int through) {
        if (value > 0) {
            learn(objects.identity((int) value - 1), through);
        } else if (value < 0) {
            for (long captured : objects.captured(value)) {
                learn(captured, through);
            }
        }
    }

    private void learn(Guest guest, int through) {
        int first = guest.base;
        if (known[first] != run) {
            known[first] = run;
            if (through != NONE && guest.maker >= 0 && guest.maker != thread) {
                Arrays.fill(fields, first, first + guest.size, through);
                Arrays.fill(chained, first, first + guest.size, run);
            }
        } else if (through(first) != through) {
            Arrays.fill(chained, first, first + guest.size, 0);
        }
    }
}
