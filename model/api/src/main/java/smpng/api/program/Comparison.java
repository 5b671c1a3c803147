package smpng.api.program;

/** What an await requires of a location's value, given an operand. Comparisons are signed. */
public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /** Some bit of the operand is set. */
    ANY_BIT,
    /** No bit of the operand is set. */
    NO_BIT
}
