package smpng.memory.machine;

import java.util.List;
import java.util.Optional;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Program;

/** A machine that runs programs one step at a time. Each implementation states its protocol, its source and the
 * programs for which it is claimed to allow exactly what the axioms of the same name allow. */
public interface Machine {
    /** The name of the consistency model that it is compared with, and what it is made of where that has several. */
    String name();

    /**
     * The states that the program may start in: more than one where the machine decides something in advance.
     *
     * @throws OutsideFragment if the program has an instruction that the machine does not know
     */
    List<State> load(Program program);

    /** A machine in the middle of a run. Immutable; equal states have equal futures. */
    interface State {
        /** Every state that one step leads to; none when the run is over or stuck. */
        List<State> next();

        /** What the program left, if the run is over. A run that is stuck without a result never happened. */
        Optional<FinalState> result();

        /** The first of the machine's invariants that this state breaks, in words. Always empty but for a bug. */
        Optional<String> broken();
    }
}
