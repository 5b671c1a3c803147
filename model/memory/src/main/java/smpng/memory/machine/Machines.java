package smpng.memory.machine;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Program;

/** Runs machines in every way they can run. */
public final class Machines {
    private Machines() {}

    /** Every machine, each known by its name. */
    public static List<Machine> all() {
        Paths paths = new Routes();
        return List.of(
                new SequentialMachine(),
                StoreBufferMachine.x86(),
                StoreBufferMachine.sparc(),
                new PartialStoreMachine(),
                new WindowMachine(new RelaxedOrder(), paths),
                new WindowMachine(new ArmOrder(), paths),
                new WindowMachine(new RiscvOrder(), paths),
                new WindowMachine(new AlphaOrder(), paths),
                new StaleCacheMachine(paths));
    }

    /**
     * The machine of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Machine named(String name) {
        return all().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no machine " + name));
    }

    /**
     * How far to go.
     *
     * @param states how many different states to visit at most
     * @param checked true to check the machine's invariants in every one
     */
    public record Limits(long states, boolean checked) {
        /** A million states, invariants checked. */
        public static final Limits USUAL = new Limits(1_000_000, true);
    }

    /**
     * What a machine allows.
     *
     * @param states the final states found
     * @param complete false if the limit was reached, and final states may be missing
     * @param visited how many states the machine went through
     */
    public record Outcomes(Set<FinalState> states, boolean complete, long visited) {}

    /**
     * The final states that the machine can reach, depth first, each state of the machine visited once.
     *
     * @throws OutsideFragment if the program has an instruction that the machine does not know
     * @throws IllegalStateException if a state breaks an invariant of the machine
     */
    public static Outcomes outcomes(Program program, Machine machine, Limits limits) {
        Set<FinalState> results = new LinkedHashSet<>();
        Set<Machine.State> seen = new HashSet<>();
        ArrayDeque<Machine.State> open = new ArrayDeque<>();
        for (Machine.State first : machine.load(program)) {
            if (seen.add(first)) {
                open.push(first);
            }
        }
        while (!open.isEmpty()) {
            if (seen.size() > limits.states()) {
                return new Outcomes(results, false, seen.size());
            }
            Machine.State state = open.pop();
            if (limits.checked()) {
                state.broken().ifPresent(invariant -> {
                    throw new IllegalStateException(
                            machine.name() + " broke its invariant: " + invariant + ", in " + state);
                });
            }
            state.result().ifPresent(results::add);
            for (Machine.State after : state.next()) {
                if (seen.add(after)) {
                    open.push(after);
                }
            }
        }
        return new Outcomes(results, true, seen.size());
    }
}
