package smpng.explorer.guest;

import org.checkerframework.checker.nullness.qual.Nullable;

/** Values of Java as the 64 bits of the graph. */
final class Values {
    private Values() {}

    /** Narrows an int to a type of variable, by its descriptor. */
    static int narrow(char type, int value) {
        return switch (type) {
            case 'Z' -> value & 1;
            case 'B' -> (byte) value;
            case 'S' -> (short) value;
            case 'C' -> (char) value;
            default -> value;
        };
    }

    /** The value in the box that reflection wants. */
    static @Nullable Object box(Class<?> type, long value, Objects objects) {
        if (!type.isPrimitive()) {
            return objects.decode(value);
        }
        return switch (type.descriptorString().charAt(0)) {
            case 'Z' -> value != 0;
            case 'B' -> (byte) value;
            case 'S' -> (short) value;
            case 'C' -> (char) value;
            case 'I' -> (int) value;
            case 'F' -> Float.intBitsToFloat((int) value);
            case 'D' -> Double.longBitsToDouble(value);
            default -> value;
        };
    }

    /** The bits of what is in a box. */
    static long unbox(@Nullable Object box) {
        if (box instanceof Character character) {
            return character;
        } else if (box instanceof Boolean truth) {
            return truth ? 1 : 0;
        } else if (box instanceof Float number) {
            return Float.floatToRawIntBits(number);
        } else if (box instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        }
        return box instanceof Number number ? number.longValue() : 0;
    }
}
