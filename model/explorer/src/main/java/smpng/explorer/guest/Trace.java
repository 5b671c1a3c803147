package smpng.explorer.guest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which lines of the program the events of an execution come from. */
public final class Trace {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final String MODELS = Renaming.MODELS.replace('/', '.');

    private final Map<Long, Source> sources = new HashMap<>();
    /** By place in the log of private writes. */
    private final Map<Integer, Source> kept = new HashMap<>();

    Trace() {}

    /**
     * A line of the program.
     *
     * @param className binary name of the class
     * @param file the source file's name without its folder
     */
    public record Source(String className, String method, String file, int line) {}

    /** Where an event comes from; empty if the execution had none there. */
    public Optional<Source> source(int thread, int index) {
        return Optional.ofNullable(sources.get(key(thread, index)));
    }

    private static long key(int thread, int index) {
        return (long) thread << 32 | index;
    }

    /** A run begins. */
    void begin() {
        kept.clear();
    }

    /** The running code is about to make an event, or asks where it is. */
    void event(int thread, int index) {
        here().ifPresent(source -> sources.put(key(thread, index), source));
    }

    /** The running code writes to a private object. */
    void keeps(int entry) {
        here().ifPresent(source -> kept.put(entry, source));
    }

    /** What was written to a private object becomes an event. */
    void flushes(int entry, int thread, int index) {
        Source source = kept.get(entry);
        if (source != null) {
            sources.put(key(thread, index), source);
        }
    }

    /** The line that runs: the program's own, below what models of the JDK do for it. */
    private static Optional<Source> here() {
        return STACK.walk(frames -> frames.filter(Trace::hasLine)
                .map(frame ->
                        new Source(frame.getClassName(), frame.getMethodName(), file(frame), frame.getLineNumber()))
                .reduce((inner, outer) -> inner.className().startsWith(MODELS) ? outer : inner));
    }

    private static String file(StackWalker.StackFrame frame) {
        String told = frame.getFileName();
        return told == null ? frame.getClassName() : told;
    }

    private static boolean hasLine(StackWalker.StackFrame frame) {
        return Refused.isProgram(frame) && frame.getLineNumber() >= 0;
    }
}
