package smpng.suites.words;

import java.util.function.IntFunction;
import smpng.api.Word;

/** The word of an {@link smpng.primitives.RwLock}: the number of its readers, or that of its writer, above five marks. */
public final class RwLockWord implements Word {
    private static final long SHARED = 1;
    private static final long READERS_WAIT = 2;
    private static final long WRITERS_WAIT = 4;
    private static final long WRITER_SPINS = 8;
    private static final long RECURSED = 16;
    private static final int NUMBER_SHIFT = 5;
    private static final long DESTROYED = READERS_WAIT | WRITERS_WAIT;

    @Override
    public String owner() {
        return "smpng.primitives.RwLock";
    }

    @Override
    public String field() {
        return "word";
    }

    @Override
    public String read(long value, IntFunction<String> thread) {
        if (value == DESTROYED) {
            return "destroyed";
        }
        return who(value, thread)
                + ((value & READERS_WAIT) != 0 ? " | readers wait" : "")
                + ((value & WRITERS_WAIT) != 0 ? " | writers wait" : "")
                + ((value & WRITER_SPINS) != 0 ? " | a writer spins" : "")
                + ((value & RECURSED) != 0 ? " | recursed" : "");
    }

    private static String who(long value, IntFunction<String> thread) {
        long number = value >>> NUMBER_SHIFT;
        if ((value & SHARED) == 0) {
            return thread.apply((int) number);
        }
        return number == 0 ? "free" : number == 1 ? "1 reader" : number + " readers";
    }
}
