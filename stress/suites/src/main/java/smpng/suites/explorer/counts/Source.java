package smpng.suites.explorer.counts;

/** Where a count comes from. A reader can look it up, or work it out again. */
public enum Source {
    /** What the tests of a public tool expect, under sc and rc11. */
    TESTS("GenMC's own tests"),
    /** What a public tool counted when it was run, for this project, on a program as it is here. */
    RUN("GenMC 0.11, reductions off"),
    /** Sc and rc11 have the same count, and each execution of sc is one of this machine's, each of this one's one of rc11's. */
    BETWEEN("between sc and rc11"),
    /** It follows from the program. */
    WORKED_OUT("a formula, or by hand");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
