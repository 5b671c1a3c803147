package smpng.bytecode.patch;

/**
 * Where an edit applies: the n-th of exactly so many instructions of a kind in a method. If there are more or fewer, the
 * code has changed since the patch was written, and the patch does not apply.
 *
 * <p>Calls and fields are named {@code Owner.name} or just {@code name}; the owner is a class's simple or binary name,
 * as the compiled code names it.
 *
 * @param what the kind of instruction
 * @param nth which of them, from 1
 * @param of how many there must be
 */
public record Target(What what, int nth, int of) {
    /** Checks the numbers. */
    public Target {
        if (nth < 1 || nth > of) {
            throw new IllegalArgumentException("no " + nth + "th of " + of);
        }
    }

    /** A kind of instruction. */
    public sealed interface What {}

    /** A method call. */
    public record Call(String owner, String name) implements What {
        @Override
        public String toString() {
            return "call " + dotted(owner, name);
        }
    }

    /** A read of a field. */
    public record Read(String owner, String name) implements What {
        @Override
        public String toString() {
            return "read " + dotted(owner, name);
        }
    }

    /** A write of a field. */
    public record Write(String owner, String name) implements What {
        @Override
        public String toString() {
            return "write " + dotted(owner, name);
        }
    }

    /** An int or long constant; comparing with zero needs none. */
    public record Constant(Number value) implements What {
        @Override
        public String toString() {
            return "constant " + value + (value instanceof Long ? "L" : "");
        }
    }

    /** A conditional jump on the result of a call or the value of a field; of anything, if {@code name} is empty. */
    public record Condition(String owner, String name) implements What {
        @Override
        public String toString() {
            return name.isEmpty() ? "condition" : "condition on " + dotted(owner, name);
        }
    }

    /** The only call of a method. */
    public static Target call(String name) {
        return one(new Call(owner(name), member(name)));
    }

    /** The only call of a method of a class. */
    public static Target call(String owner, String name) {
        return one(new Call(owner, name));
    }

    /** The only read of a field. */
    public static Target read(String name) {
        return one(new Read(owner(name), member(name)));
    }

    /** The only write of a field. */
    public static Target write(String name) {
        return one(new Write(owner(name), member(name)));
    }

    /** The only read of a field of a class. */
    public static Target read(String owner, String name) {
        return one(new Read(owner, name));
    }

    /** The only write of a field of a class. */
    public static Target write(String owner, String name) {
        return one(new Write(owner, name));
    }

    /** The only use of an int constant. */
    public static Target constant(int value) {
        return one(new Constant(value));
    }

    /** The only use of a long constant. */
    public static Target constant(long value) {
        return one(new Constant(value));
    }

    /**
     * The only conditional jump whose operands come from a call or field of that name, directly, by way of local
     * variables, or through arithmetic. A condition joined by {@code &&} or {@code ||} is several jumps.
     */
    public static Target conditionOn(String name) {
        return one(new Condition(owner(name), member(name)));
    }

    /** The only conditional jump; with {@link #occurrence}, one by its position. */
    public static Target condition() {
        return one(new Condition("", ""));
    }

    /** The n-th, from 1, of exactly {@code of}. */
    public Target occurrence(int nth, int of) {
        return new Target(what, nth, of);
    }

    @Override
    public String toString() {
        return what + (of == 1 ? "" : " (" + nth + " of " + of + ")");
    }

    private static Target one(What what) {
        return new Target(what, 1, 1);
    }

    private static String owner(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static String member(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String dotted(String owner, String name) {
        return owner.isEmpty() ? name : owner + "." + name;
    }
}
