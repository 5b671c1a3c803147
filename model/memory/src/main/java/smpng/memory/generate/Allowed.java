package smpng.memory.generate;

import java.util.Set;
import smpng.memory.enumerate.FinalState;
import smpng.memory.machine.Machine;
import smpng.memory.machine.Machines;
import smpng.memory.program.Program;

/** The final states that something allows a program: a machine, a consistency model, a model behind a mapping. */
@FunctionalInterface
public interface Allowed {
    Set<FinalState> states(Program program);

    /**
     * What a machine allows.
     *
     * @throws IllegalStateException when asked, if the machine has more states than are explored: nothing is said of a part
     */
    static Allowed by(Machine machine) {
        return program -> {
            Machines.Outcomes outcomes = Machines.outcomes(program, machine, Machines.Limits.USUAL);
            if (!outcomes.complete()) {
                throw new IllegalStateException(machine.name() + " has too many states on\n" + Listing.of(program));
            }
            return outcomes.states();
        };
    }
}
