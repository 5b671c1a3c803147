package smpng.memory.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How much is tried, and how a failure shows. {@code -Dsmpng.generated=5000} tries 5000 programs for each claim. */
final class Effort {
    /** Random programs for each claim; the suite of the models tries more. */
    static final long PROGRAMS = Long.getLong("smpng.generated", 100);

    /** Edges of the longest cycles of which all are tried. */
    static final int ALL_CYCLES = Integer.getInteger("smpng.cycles", 4);

    /** Edges of the longest random cycles. */
    static final int LONGEST_CYCLE = 6;

    private Effort() {}

    static void holds(Check.Result result) {
        assertEquals("", result.difference().map(Difference::text).orElse(""));
    }
}
