package smpng.explorer.linearizability;

/**
 * How large scenarios are.
 *
 * @param threads how many threads
 * @param operations how many operations each does
 * @param initial how many are done first, at most
 * @param values how many values a parameter takes, at most
 */
public record Bounds(int threads, int operations, int initial, int values) {
    /** Two threads with two operations each, nothing before, two values. */
    public static final Bounds SMALL = new Bounds(2, 2, 0, 2);

    /** For reports. */
    @Override
    public String toString() {
        return threads + " threads of " + operations + (operations == 1 ? " operation" : " operations")
                + (initial == 0 ? "" : " after up to " + initial)
                + ", " + values + (values == 1 ? " value" : " values") + " a parameter";
    }
}
