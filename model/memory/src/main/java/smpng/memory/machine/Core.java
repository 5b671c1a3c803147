package smpng.memory.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a thread that runs in order stands, and its registers.
 *
 * @param at the index of the next instruction, the length of the code at the end
 */
record Core(int at, List<Long> registers) {
    Core with(int register, long value) {
        List<Long> changed = new ArrayList<>(registers);
        changed.set(register, value);
        return new Core(at, List.copyOf(changed));
    }

    Core to(int index) {
        return new Core(index, registers);
    }
}
