package smpng.discipline;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.lock.qual.EnsuresLockHeld;
import org.checkerframework.checker.lock.qual.GuardedBy;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;

/** Seen by the programs as a class file only. */
public final class Compiled {
    public @GuardedBy("this") int guarded;
    public @GuardedBy("this") Object[] array;
    public List<@GuardedBy("this") Object> free = new ArrayList<>();

    @EnsuresLockHeld("this")
    public void acquire() {}

    @Holding("this")
    public void held() {}

    @Holding("this")
    @MayReleaseLocks
    public void release() {}
}
