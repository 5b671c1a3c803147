package smpng.memory.program;

import java.util.List;
import smpng.memory.Event;

/**
 * One way through a thread: its events in program order, with every branch decided and every address known, and with
 * values as expressions over what the path's reads return. The path is taken only if its conditions hold for those.
 *
 * @param steps its events
 * @param conditions each must be not 0
 * @param registers what each register holds at the end
 */
public record ThreadPath(List<Step> steps, List<Expression> conditions, List<Expression> registers) {
    public ThreadPath {
        steps = List.copyOf(steps);
        conditions = List.copyOf(conditions);
        registers = List.copyOf(registers);
    }

    /**
     * One event.
     *
     * @param kind read, write or fence
     * @param location the location's number, -1 for a fence
     * @param value what a write writes; for the k-th read of the path {@code ReadValue(k)}; 0 for a fence
     * @param tags the mask of tags
     * @param addr the steps (reads, or store-conditionals that report, by index) that the address was computed from
     * @param data the steps that the value was computed from
     * @param ctrl the steps that an earlier branch was computed from
     * @param source for the write of a read-modify-write its read's index, else -1
     * @param atomic true if read and write are one instruction, false for load-linked and store-conditional
     * @param line the instruction's index in the thread's code
     */
    public record Step(
            Event.Kind kind,
            int location,
            Expression value,
            long tags,
            List<Integer> addr,
            List<Integer> data,
            List<Integer> ctrl,
            int source,
            boolean atomic,
            int line) {
        public Step {
            addr = List.copyOf(addr);
            data = List.copyOf(data);
            ctrl = List.copyOf(ctrl);
        }
    }
}
