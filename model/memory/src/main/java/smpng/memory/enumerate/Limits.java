package smpng.memory.enumerate;

import java.time.Duration;

/**
 * How long an enumeration may take.
 *
 * @param nanos by the wall clock, from the start of each run
 */
public record Limits(long nanos) {
    /** No limit that anyone lives to see. */
    public static final Limits NONE = new Limits(Long.MAX_VALUE / 4);

    public static Limits of(Duration duration) {
        return new Limits(duration.toNanos());
    }
}
