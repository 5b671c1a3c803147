package smpng.explorer.guest;

import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Update;

/** The access modes of VarHandles as calls of hooks. */
final class HandleCalls {
    private static final Map<String, Integer> FENCES = Map.of(
            "fullFence", Order.VOLATILE,
            "acquireFence", Order.ACQUIRE,
            "releaseFence", Order.RELEASE,
            "loadLoadFence", Order.LOAD_LOAD,
            "storeStoreFence", Order.STORE_STORE);

    private HandleCalls() {}

    /** The order of a static fence, or null if there is none of that name. */
    static @Nullable Integer fence(String name) {
        return FENCES.get(name);
    }

    /** True for the methods that access the variable. */
    static boolean isAccess(String name) {
        return name.startsWith("get") && !name.equals("getClass")
                || name.startsWith("set")
                || name.startsWith("compareAnd")
                || name.startsWith("weakCompareAndSet");
    }

    private static boolean isPlainGet(String name) {
        return switch (name) {
            case "get", "getVolatile", "getOpaque", "getAcquire" -> true;
            default -> false;
        };
    }

    /** How many values an access mode takes after the coordinates. */
    private static int values(String name) {
        return isPlainGet(name) ? 0 : name.contains("ompareAnd") ? 2 : 1;
    }

    /** The order of an access; compare-and-set without a suffix is volatile, weak plain is relaxed. */
    private static int order(String name) {
        if (name.endsWith("Acquire")) {
            return Order.ACQUIRE;
        } else if (name.endsWith("Release")) {
            return Order.RELEASE;
        } else if (name.endsWith("Opaque") || name.endsWith("Plain")) {
            return Order.OPAQUE;
        }
        return name.equals("get") || name.equals("set") ? Order.PLAIN : Order.VOLATILE;
    }

    /** The order of the read of a compare-and-set that fails. */
    private static int failure(int order) {
        return order == Order.RELEASE ? Order.OPAQUE : order;
    }

    /**
     * Writes the body of a method that does what a call of an access mode does.
     *
     * @param name the access mode's method
     * @param arguments types of coordinates and values
     * @param result type of the result, or void
     */
    static void write(MethodVisitor to, String name, Type[] arguments, Type result) {
        int values = values(name);
        int coordinates = arguments.length - values;
        int local = 1;
        to.visitVarInsn(Opcodes.ALOAD, 0);
        to.visitVarInsn(Opcodes.ALOAD, 0);
        StringBuilder locate = new StringBuilder("(Lsmpng/explorer/guest/Handle;");
        for (int at = 0; at < coordinates; at++) {
            to.visitVarInsn(arguments[at].getOpcode(Opcodes.ILOAD), local);
            local += arguments[at].getSize();
            locate.append(Code.descriptor(Code.shape(arguments[at])));
        }
        Code.handleHook(to, "locate", locate + ")I");
        for (int at = coordinates; at < arguments.length; at++) {
            to.visitVarInsn(Opcodes.ALOAD, 0);
            to.visitVarInsn(arguments[at].getOpcode(Opcodes.ILOAD), local);
            local += arguments[at].getSize();
            Code.handleHook(
                    to, "encode", "(Lsmpng/explorer/guest/Handle;" + Code.descriptor(Code.shape(arguments[at])) + ")J");
        }
        int order = order(name);
        Code.push(to, order);
        String head = "(Lsmpng/explorer/guest/Handle;I";
        if (isPlainGet(name)) {
            Code.handleHook(to, "get", head + "I)J");
            result(to, result);
        } else if (name.startsWith("set")) {
            Code.handleHook(to, "set", head + "JI)V");
        } else if (name.startsWith("compareAndSet") || name.startsWith("weak")) {
            Code.push(to, failure(order));
            Code.handleHook(to, name.startsWith("weak") ? "weakCompareAndSet" : "compareAndSet", head + "JJII)Z");
            if (result.getSort() == Type.VOID) {
                to.visitInsn(Opcodes.POP);
            }
        } else if (name.startsWith("compareAndExchange")) {
            Code.push(to, failure(order));
            Code.handleHook(to, "compareAndExchange", head + "JJII)J");
            result(to, result);
        } else if (name.startsWith("getAndSet")) {
            Code.handleHook(to, "getAndSet", head + "JI)J");
            result(to, result);
        } else {
            Code.push(to, update(name));
            Code.handleHook(to, "getAndUpdate", head + "JII)J");
            result(to, result);
        }
        to.visitInsn(result.getOpcode(Opcodes.IRETURN));
    }

    private static int update(String name) {
        if (name.startsWith("getAndAdd")) {
            return Update.ADD_LONG;
        } else if (name.startsWith("getAndBitwiseAnd")) {
            return Update.AND;
        } else if (name.startsWith("getAndBitwiseOr")) {
            return Update.OR;
        } else if (name.startsWith("getAndBitwiseXor")) {
            return Update.XOR;
        }
        throw new IllegalArgumentException(name);
    }

    private static void result(MethodVisitor to, Type result) {
        if (result.getSort() == Type.VOID) {
            to.visitInsn(Opcodes.POP2);
            return;
        }
        // The handle is below the bits: its type says what they are.
        int at = 20;
        to.visitVarInsn(Opcodes.LSTORE, at);
        to.visitVarInsn(Opcodes.ALOAD, 0);
        to.visitVarInsn(Opcodes.LLOAD, at);
        char shape = Code.shape(result);
        Code.handleHook(to, "decode" + shape, "(Lsmpng/explorer/guest/Handle;J)" + Code.descriptor(shape));
        Code.cast(to, result);
    }
}
