package smpng.memory.enumerate;

import java.util.List;
import smpng.memory.Execution;

/** Gets what an enumeration finds. */
@FunctionalInterface
public interface Visitor {
    /** What to do next. */
    enum Next {
        GO_ON,
        STOP
    }

    /**
     * One complete execution that the model allows and whose final state is asked for.
     *
     * @param values what each event read or wrote, by event id; 0 for fences
     */
    Next visit(Execution execution, List<Long> values, FinalState state);
}
