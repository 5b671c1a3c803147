package smpng.memory.generate;

import java.util.LinkedHashSet;
import java.util.Set;
import smpng.memory.Model;
import smpng.memory.enumerate.Enumeration;
import smpng.memory.enumerate.FinalState;
import smpng.memory.enumerate.Limits;
import smpng.memory.enumerate.Question;
import smpng.memory.enumerate.Visitor;
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

    /** What a model allows, by the enumeration that decides litmus tests. */
    static Allowed by(Model model) {
        return program -> {
            Set<FinalState> states = new LinkedHashSet<>();
            new Enumeration(program, model).run(Question.everything(), Limits.NONE, (execution, values, state) -> {
                states.add(state);
                return Visitor.Next.GO_ON;
            });
            return states;
        };
    }
}
