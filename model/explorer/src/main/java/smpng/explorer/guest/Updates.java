package smpng.explorer.guest;

import smpng.explorer.graph.Update;

/** What the {@link Update}s make of a private object's value. */
final class Updates {
    private Updates() {}

    static long apply(int update, long old, long operand) {
        return switch (update) {
            case Update.SET -> operand;
            case Update.ADD_LONG -> old + operand;
            case Update.ADD_INT -> (int) (old + operand);
            case Update.ADD_SHORT -> (short) (old + operand);
            case Update.ADD_CHAR -> (char) (old + operand);
            case Update.ADD_BYTE -> (byte) (old + operand);
            case Update.ADD_FLOAT ->
                Float.floatToRawIntBits(Float.intBitsToFloat((int) old) + Float.intBitsToFloat((int) operand));
            case Update.ADD_DOUBLE ->
                Double.doubleToRawLongBits(Double.longBitsToDouble(old) + Double.longBitsToDouble(operand));
            case Update.AND -> old & operand;
            case Update.OR -> old | operand;
            case Update.XOR -> old ^ operand;
            default -> throw new IllegalArgumentException("update " + update);
        };
    }
}
