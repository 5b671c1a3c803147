package smpng.cli;

/** What the process tells its caller. */
enum ExitStatus {
    /** Everything that was asked holds. */
    VERIFIED(0),
    /** A counterexample, or a seeded bug that was missed. */
    COUNTEREXAMPLE(1),
    /** The input cannot be used; nothing was written. */
    BAD_INPUT(2),
    /** The budget ran out, or something was left undecided. */
    UNDECIDED(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
