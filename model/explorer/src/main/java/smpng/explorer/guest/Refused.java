package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.List;
import smpng.bytecode.NotModelled;
import smpng.bytecode.Refusal;

/** Makes refusals of what only shows while code runs. */
final class Refused {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Refused() {}

    private static List<StackWalker.StackFrame> frames() {
        List<StackWalker.StackFrame> frames = new ArrayList<>();
        STACK.forEach(frame -> {
            if (isProgram(frame)) {
                frames.add(frame);
            }
        });
        return frames;
    }

    /** Refuses what the running code is doing, naming the line of the program's own, if it is on the stack. */
    static NotModelled here(String what, String mend) {
        List<StackWalker.StackFrame> frames = frames();
        return new NotModelled(List.of(frames.stream()
                .filter(frame -> !Naming.isModel(frame.getClassName()))
                .findFirst()
                .or(() -> frames.stream().findFirst())
                .map(frame -> new Refusal(
                        frame.getClassName(), method(frame.getMethodName()), frame.getLineNumber(), what, mend))
                .orElseGet(() -> new Refusal("-", "-", -1, what, mend))));
    }

    private static String method(String name) {
        return name.equals(ClassWeaver.INIT) ? "<init>" : name;
    }

    /** True for a frame of the program's own code or the library's, not of what stands in place of an instruction. */
    static boolean isProgram(StackWalker.StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        boolean extra = frame.getMethodName().startsWith("$")
                && !frame.getMethodName().equals(ClassWeaver.INIT)
                && frame.getLineNumber() < 0;
        return type.getClassLoader() instanceof GuestLoader && !GuestLoader.isHooks(type) && !extra;
    }
}
