package smpng.memory.generate;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import smpng.memory.enumerate.FinalState;
import smpng.memory.machine.Machine;
import smpng.memory.machine.Machines;
import smpng.memory.program.Program;

/**
 * Whether a machine and a model allow the same final states, on generated programs.
 *
 * @param machine the machine
 * @param model what the axioms allow
 * @param claim whether the machine is claimed to be as weak as the axioms, or only no weaker
 */
public record Equivalence(Machine machine, Allowed model, Claim claim) {
    /** What is claimed of a machine. */
    public enum Claim {
        /** The machine allows what the axioms allow. */
        SAME,
        /** The machine allows nothing that the axioms forbid. */
        SUBSET
    }

    /** The final states that a consistency model allows a program. */
    @FunctionalInterface
    public interface Allowed {
        Set<FinalState> states(Program program);
    }

    /**
     * What came of a check.
     *
     * @param programs how many programs were compared, the differing one included
     * @param difference the first one on which the claim failed, if any
     */
    public record Result(long programs, Optional<Difference> difference) {}

    /**
     * A program on which the claim failed.
     *
     * @param machineOnly final states that only the machine allows
     * @param modelOnly final states that only the axioms allow
     */
    public record Difference(Program program, Set<FinalState> machineOnly, Set<FinalState> modelOnly) {
        /** The program and the states, to be read by a person. */
        public String text() {
            return program.name() + "\n" + Listing.of(program) + "\nonly the machine allows: " + machineOnly
                    + "\nonly the axioms allow: " + modelOnly;
        }
    }

    /** Compares on random programs and, alternating with them, on random cycles of up to this many edges. */
    public Result random(Vocabulary vocabulary, long seed, long count, int longestCycle) {
        RandomPrograms programs = new RandomPrograms(vocabulary, seed);
        Cycles cycles = new Cycles(vocabulary);
        return on(LongStream.range(0, count)
                .mapToObj(n -> n % 2 == 0 ? programs.program(n) : cycles.random(longestCycle, seed, n)));
    }

    /** Compares on every cycle of up to this many edges. */
    public Result cycles(Vocabulary vocabulary, int longest) {
        Cycles cycles = new Cycles(vocabulary);
        return on(LongStream.rangeClosed(2, longest)
                .boxed()
                .flatMap(length -> cycles.ofLength(length.intValue()).stream()));
    }

    /** Compares on these programs, up to the first difference. */
    public Result on(Stream<Program> programs) {
        long compared = 0;
        for (Program program : (Iterable<Program>) programs::iterator) {
            compared++;
            Optional<Difference> difference = compare(program);
            if (difference.isPresent()) {
                return new Result(compared, difference);
            }
        }
        return new Result(compared, Optional.empty());
    }

    /**
     * The difference on one program.
     *
     * @throws IllegalStateException if the machine has more states than are explored: nothing is claimed of a part
     */
    public Optional<Difference> compare(Program program) {
        Machines.Outcomes outcomes = Machines.outcomes(program, machine, Machines.Limits.USUAL);
        if (!outcomes.complete()) {
            throw new IllegalStateException(machine.name() + " has too many states on\n" + Listing.of(program));
        }
        Set<FinalState> allowed = model.states(program);
        Set<FinalState> machineOnly = minus(outcomes.states(), allowed);
        Set<FinalState> modelOnly = claim == Claim.SAME ? minus(allowed, outcomes.states()) : Set.of();
        return machineOnly.isEmpty() && modelOnly.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(program, machineOnly, modelOnly));
    }

    private static Set<FinalState> minus(Set<FinalState> from, Set<FinalState> what) {
        Set<FinalState> rest = new LinkedHashSet<>(from);
        rest.removeAll(what);
        return rest;
    }
}
