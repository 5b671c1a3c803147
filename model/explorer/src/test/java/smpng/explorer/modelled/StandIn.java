package smpng.explorer.modelled;

import smpng.explorer.jdk.ThreadState;

/** Where copies of the models have the states of threads from, as the real ones are of another class. */
final class StandIn {
    private static final ThreadState ONE = new ThreadState();
    private static final ThreadState TWO = new ThreadState();
    private static final ThreadState THREE = new ThreadState();
    private static final ThreadState FOUR = new ThreadState();
    private static final ThreadState FIVE = new ThreadState();

    private StandIn() {}

    static ThreadState state(int number) {
        return switch (number) {
            case 1 -> ONE;
            case 2 -> TWO;
            case 3 -> THREE;
            case 4 -> FOUR;
            case 5 -> FIVE;
            default -> throw new IllegalArgumentException();
        };
    }
}
