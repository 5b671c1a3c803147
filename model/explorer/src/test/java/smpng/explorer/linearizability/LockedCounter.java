package smpng.explorer.linearizability;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** A counter that loses nothing. */
public class LockedCounter {
    private int value;

    @Operation
    public synchronized int add(@Param(gen = IntGen.class, conf = "1:2") int step) {
        value += step;
        return value;
    }

    @Operation
    public synchronized int get() {
        return value;
    }
}
