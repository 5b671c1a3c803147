package smpng.memory.mapping;

import java.util.List;
import smpng.memory.program.Program;

/**
 * A program in a machine's instructions.
 *
 * @param program the program; each of its instructions shows the source's text, an arrow and the machine's instruction.
 *     Threads, locations and registers keep their numbers; a thread may have a register more, which ends as 0
 * @param machine the machine
 * @param mapping the mapping that was used; to be named with every result
 * @param remarks where a fence or an order has no counterpart, and what was used for it
 */
public record Compiled(Program program, String machine, Mapping mapping, List<String> remarks) {
    public Compiled {
        remarks = List.copyOf(remarks);
    }
}
