package smpng.explorer.guest;

import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Update;

/** Converts between what the call of a VarHandle passes and what its variable holds, as the handle would. */
public final class HandleValues {
    private HandleValues() {}

    public static long encode(Handle handle, int value) {
        return switch (handle.type()) {
            case 'J', 'I' -> value;
            case 'F' -> Float.floatToRawIntBits(value);
            case 'D' -> Double.doubleToRawLongBits(value);
            default -> Values.narrow(handle.type(), value);
        };
    }

    public static long encode(Handle handle, long value) {
        return switch (handle.type()) {
            case 'J' -> value;
            case 'F' -> Float.floatToRawIntBits(value);
            case 'D' -> Double.doubleToRawLongBits(value);
            default -> throw mismatch(handle);
        };
    }

    public static long encode(Handle handle, float value) {
        return switch (handle.type()) {
            case 'F' -> Float.floatToRawIntBits(value);
            case 'D' -> Double.doubleToRawLongBits(value);
            default -> throw mismatch(handle);
        };
    }

    public static long encode(Handle handle, double value) {
        if (handle.type() != 'D') {
            throw mismatch(handle);
        }
        return Double.doubleToRawLongBits(value);
    }

    public static long unbox(Handle handle, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return encode(handle, ((Number) value).intValue());
        } else if (value instanceof Character character) {
            return encode(handle, (int) character);
        } else if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        } else if (value instanceof Long number) {
            return encode(handle, (long) number);
        } else if (value instanceof Float number) {
            return encode(handle, (float) number);
        } else if (value instanceof Double number) {
            return encode(handle, (double) number);
        }
        throw value == null
                ? new NullPointerException()
                : new ClassCastException(value.getClass().getName());
    }

    public static Object box(Handle handle, long value) {
        return switch (handle.type()) {
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

    public static int toInt(Handle handle, long value) {
        return switch (handle.type()) {
            case 'I', 'Z', 'B', 'S', 'C' -> (int) value;
            default -> throw mismatch(handle);
        };
    }

    public static long toLong(Handle handle, long value) {
        return switch (handle.type()) {
            case 'J', 'I', 'B', 'S', 'C' -> value;
            default -> throw mismatch(handle);
        };
    }

    public static float toFloat(Handle handle, long value) {
        return switch (handle.type()) {
            case 'F' -> Float.intBitsToFloat((int) value);
            case 'J', 'I', 'B', 'S', 'C' -> value;
            default -> throw mismatch(handle);
        };
    }

    public static double toDouble(Handle handle, long value) {
        return switch (handle.type()) {
            case 'D' -> Double.longBitsToDouble(value);
            case 'F' -> Float.intBitsToFloat((int) value);
            case 'J', 'I', 'B', 'S', 'C' -> value;
            default -> throw mismatch(handle);
        };
    }

    /** The update on the handle's variable; additions are of its type. */
    public static int update(Handle handle, int update) {
        if (update != Update.ADD_LONG) {
            if ("FDL".indexOf(handle.type()) >= 0) {
                throw new UnsupportedOperationException("a bitwise update of a " + handle.variable());
            }
            return update;
        }
        return switch (handle.type()) {
            case 'I' -> Update.ADD_INT;
            case 'S' -> Update.ADD_SHORT;
            case 'C' -> Update.ADD_CHAR;
            case 'B' -> Update.ADD_BYTE;
            case 'F' -> Update.ADD_FLOAT;
            case 'D' -> Update.ADD_DOUBLE;
            case 'J' -> Update.ADD_LONG;
            default -> throw new UnsupportedOperationException("addition to a " + handle.variable());
        };
    }

    private static RuntimeException mismatch(Handle handle) {
        return new java.lang.invoke.WrongMethodTypeException("a VarHandle of " + handle.variable());
    }
}
