package smpng.explorer.linearizability;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** A counter that loses increments. */
@Param(name = "step", gen = IntGen.class, conf = "1:2")
public class RacyCounter {
    private int value;

    @Operation(params = "step")
    public int add(int step) {
        value += step;
        return value;
    }

    @Operation
    public int get() {
        return value;
    }
}
