package smpng.explorer.guest;

import java.util.List;
import smpng.bytecode.NotModelled;
import smpng.bytecode.Refusal;

/** Makes refusals of what only shows while code runs. */
final class Refused {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Refused() {}

    /** Refuses what the running code is doing, naming its line. */
    static NotModelled here(String what, String mend) {
        return new NotModelled(
                List.of(STACK.walk(frames -> frames.filter(Refused::isProgram).findFirst())
                        .map(frame -> new Refusal(
                                frame.getClassName(), frame.getMethodName(), frame.getLineNumber(), what, mend))
                        .orElseGet(() -> new Refusal("-", "-", -1, what, mend))));
    }

    /** True for a frame of rewritten code, the hooks not included. */
    static boolean isProgram(StackWalker.StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return type.getClassLoader() instanceof GuestLoader && !type.getName().equals(Hooks.class.getName());
    }
}
