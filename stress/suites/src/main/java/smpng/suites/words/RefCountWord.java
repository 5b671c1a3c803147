package smpng.suites.words;

import java.util.function.IntFunction;
import smpng.api.Word;

/** The word of a {@link smpng.primitives.RefCount}: how many references there are, or that it gave up counting. */
public final class RefCountWord implements Word {
    /** Where the component puts a count that saturates. */
    private static final int SATURATED = 3 << 30;

    @Override
    public String owner() {
        return "smpng.primitives.RefCount";
    }

    @Override
    public String field() {
        return "count";
    }

    /** A saturated count that others go on counting from is so many away from where it was put. */
    @Override
    public String read(long value, IntFunction<String> thread) {
        if (value >= 0) {
            return Long.toString(value);
        }
        long away = value - SATURATED;
        return value == -1 ? "-1 | saturated" : away == 0 ? "saturated" : String.format("saturated %+d", away);
    }
}
