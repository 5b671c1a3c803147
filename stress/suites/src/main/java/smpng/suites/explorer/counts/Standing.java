package smpng.suites.explorer.counts;

/** How sure it is that a program is the one that was counted elsewhere. */
public enum Standing {
    /** Its source states it in full. */
    STATED("stated in full"),
    /** A guess, chosen among several because it has the count: that it is equal says little, that it changes says more. */
    FITTED("a guess, fitted to the count"),
    /** A guess from the name, and what is known of the algorithm. If the counts differ, the guess is wrong. */
    GUESSED("a guess, not fitted");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether the count is one that the explorer must find. */
    public boolean binds() {
        return this != GUESSED;
    }
}
