package smpng.explorer.guest;

import java.util.Arrays;

/** Where the loops of a run were when they last came to their start. */
final class Spins {
    private static final int WIDTH = 5;

    private int[] marks = new int[64];
    private int size;

    void clear() {
        size = 0;
    }

    int mark(int memory, int effects, int hints, int log, int changes) {
        if (size + WIDTH > marks.length) {
            marks = Arrays.copyOf(marks, marks.length * 2);
        }
        int at = size;
        marks[at] = memory;
        marks[at + 1] = effects;
        marks[at + 2] = hints;
        marks[at + 3] = log;
        marks[at + 4] = changes;
        size += WIDTH;
        return at;
    }

    /** Grows with every mark; what happened since a loop was marked has a greater time than the loop's number. */
    int time() {
        return size;
    }

    int memory(int loop) {
        return marks[loop];
    }

    int effects(int loop) {
        return marks[loop + 1];
    }

    int changes(int loop) {
        return marks[loop + 4];
    }

    int hints(int loop) {
        return marks[loop + 2];
    }

    int log(int loop) {
        return marks[loop + 3];
    }
}
