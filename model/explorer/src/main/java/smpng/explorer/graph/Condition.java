package smpng.explorer.graph;

/** What a thread may wait for a location's value to be, as small integers. */
public final class Condition {
    public static final int EQUAL = 0;
    public static final int NOT_EQUAL = 1;
    public static final int LESS = 2;
    public static final int LESS_OR_EQUAL = 3;
    public static final int GREATER = 4;
    public static final int GREATER_OR_EQUAL = 5;
    /** Some bit of the operand is set. */
    public static final int ANY_BIT = 6;
    /** No bit of the operand is set. */
    public static final int NO_BIT = 7;

    private Condition() {}

    /** True if the value is waited for. Comparisons are signed. */
    static boolean holds(int condition, long value, long operand) {
        return switch (condition) {
            case EQUAL -> value == operand;
            case NOT_EQUAL -> value != operand;
            case LESS -> value < operand;
            case LESS_OR_EQUAL -> value <= operand;
            case GREATER -> value > operand;
            case GREATER_OR_EQUAL -> value >= operand;
            case ANY_BIT -> (value & operand) != 0;
            case NO_BIT -> (value & operand) == 0;
            default -> throw new IllegalArgumentException("condition " + condition);
        };
    }
}
