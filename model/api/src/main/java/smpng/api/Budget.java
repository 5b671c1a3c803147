package smpng.api;

import java.util.Locale;

/** How much work a run may do. Tests ask {@link #current()} and scale their bounds; nothing scales by wall time. */
public enum Budget {
    /** Before a commit: the smallest meaningful bounds. */
    QUICK,
    /** Tens of minutes for the whole suite. */
    STANDARD,
    /** A night. */
    THOROUGH;

    /** System property that carries the budget into a forked engine. */
    public static final String PROPERTY = "smpng.budget";

    /**
     * The budget of this process.
     *
     * @throws IllegalArgumentException if the property names no budget
     */
    public static Budget current() {
        return valueOf(System.getProperty(PROPERTY, QUICK.name()).toUpperCase(Locale.ROOT));
    }

    /** Picks the bound for this budget. */
    public int pick(int quick, int standard, int thorough) {
        return switch (this) {
            case QUICK -> quick;
            case STANDARD -> standard;
            case THOROUGH -> thorough;
        };
    }
}
