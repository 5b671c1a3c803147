package smpng.suites.words;

import java.util.function.IntFunction;
import smpng.api.Word;

/** The word of a {@link smpng.primitives.SleepMutex}: the number of its owner above three marks. */
public final class SleepMutexWord implements Word {
    private static final long RECURSED = 1;
    private static final long CONTESTED = 2;
    private static final long DESTROYED = 4;
    private static final int OWNER_SHIFT = 3;

    @Override
    public String owner() {
        return "smpng.primitives.SleepMutex";
    }

    @Override
    public String field() {
        return "word";
    }

    @Override
    public String read(long value, IntFunction<String> thread) {
        long owner = value >>> OWNER_SHIFT;
        return (owner == 0 ? "unowned" : thread.apply((int) owner))
                + ((value & RECURSED) != 0 ? " | recursed" : "")
                + ((value & CONTESTED) != 0 ? " | contested" : "")
                + ((value & DESTROYED) != 0 ? " | destroyed" : "");
    }
}
