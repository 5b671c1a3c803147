package smpng.memory.enumerate;

import java.util.List;
import smpng.memory.program.Program;

/**
 * What a program left: the value of every register of every thread, and of every location.
 *
 * @param registers by thread, then by the register's number in {@link Program.Thread#registers}
 * @param memory by location
 */
public record FinalState(List<List<Long>> registers, List<Long> memory) {
    public FinalState {
        registers = registers.stream().map(List::copyOf).toList();
        memory = List.copyOf(memory);
    }
}
