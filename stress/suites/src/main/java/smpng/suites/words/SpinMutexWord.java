package smpng.suites.words;

import java.util.function.IntFunction;
import smpng.api.Word;

/** The word of a {@link smpng.primitives.SpinMutex}: the number of its owner. */
public final class SpinMutexWord implements Word {
    @Override
    public String owner() {
        return "smpng.primitives.SpinMutex";
    }

    @Override
    public String field() {
        return "word";
    }

    @Override
    public String read(long value, IntFunction<String> thread) {
        return value == 0 ? "unowned" : thread.apply((int) value);
    }
}
