package smpng.suites.words;

import java.util.function.IntFunction;
import smpng.api.Word;

/** The word of an {@link smpng.primitives.SxLock}, which reads as that of an {@link smpng.primitives.RwLock}. */
public final class SxLockWord implements Word {
    private final RwLockWord same = new RwLockWord();

    @Override
    public String owner() {
        return "smpng.primitives.SxLock";
    }

    @Override
    public String field() {
        return "word";
    }

    @Override
    public String read(long value, IntFunction<String> thread) {
        return same.read(value, thread);
    }
}
