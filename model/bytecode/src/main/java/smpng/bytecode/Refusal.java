package smpng.bytecode;

/**
 * Something in a class that instrumentation cannot show to an engine.
 *
 * @param className binary name of the class
 * @param method the method's name; {@code -} if the class as a whole is meant
 * @param line source line, or -1
 * @param what the offending call, access or construct
 * @param mend what to do instead
 */
public record Refusal(String className, String method, int line, String what, String mend) {
    /** One line: where, what, the mend. */
    @Override
    public String toString() {
        return className + "." + method + (line < 0 ? "" : ":" + line) + ": " + what + " is not modelled; " + mend;
    }
}
