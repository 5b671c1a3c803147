package smpng.explorer.graph;

/** What a read-modify-write computes, as small integers: it is recomputed whenever its read gets another source. */
public final class Update {
    /** The operand itself: an exchange. */
    public static final int SET = 0;
    /** Sum, 64 bits. */
    public static final int ADD_LONG = 1;
    /** Sum, wrapped to 32 bits and sign-extended. */
    public static final int ADD_INT = 2;
    /** Sum, wrapped to 16 bits and sign-extended. */
    public static final int ADD_SHORT = 3;
    /** Sum, wrapped to 16 bits and zero-extended. */
    public static final int ADD_CHAR = 4;
    /** Sum, wrapped to 8 bits and sign-extended. */
    public static final int ADD_BYTE = 5;
    /** Sum of floats; values are their raw bits. */
    public static final int ADD_FLOAT = 6;
    /** Sum of doubles; values are their raw bits. */
    public static final int ADD_DOUBLE = 7;
    /** Bitwise and. */
    public static final int AND = 8;
    /** Bitwise or. */
    public static final int OR = 9;
    /** Bitwise exclusive or. */
    public static final int XOR = 10;
    /** The operand if the old value is the expected one, else nothing is written. */
    static final int COMPARE_AND_SET = 11;
    /** As that, but it may also fail for no reason: its alternative. */
    static final int FAILED = 12;

    private Update() {}

    /** The value written over {@code old}. */
    static long apply(int update, long old, long operand) {
        return switch (update) {
            case SET, COMPARE_AND_SET -> operand;
            case ADD_LONG -> old + operand;
            case ADD_INT -> (int) (old + operand);
            case ADD_SHORT -> (short) (old + operand);
            case ADD_CHAR -> (char) (old + operand);
            case ADD_BYTE -> (byte) (old + operand);
            case ADD_FLOAT ->
                Float.floatToRawIntBits(Float.intBitsToFloat((int) old) + Float.intBitsToFloat((int) operand));
            case ADD_DOUBLE ->
                Double.doubleToRawLongBits(Double.longBitsToDouble(old) + Double.longBitsToDouble(operand));
            case AND -> old & operand;
            case OR -> old | operand;
            case XOR -> old ^ operand;
            default -> throw new IllegalArgumentException("update " + update);
        };
    }
}
