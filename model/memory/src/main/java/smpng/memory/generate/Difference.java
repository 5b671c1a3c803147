package smpng.memory.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Program;

/**
 * A program on which a claim failed.
 *
 * @param claim the claim
 * @param program the program
 * @param onlyFirst final states that only the first of what was compared allows
 * @param onlySecond final states that only the second allows
 */
public record Difference(String claim, Program program, Set<FinalState> onlyFirst, Set<FinalState> onlySecond) {
    /** The difference between two sets of states, if there is any. */
    static Optional<Difference> between(String claim, Program program, Set<FinalState> first, Set<FinalState> second) {
        Difference difference = new Difference(claim, program, minus(first, second), minus(second, first));
        return difference.onlyFirst().isEmpty() && difference.onlySecond().isEmpty()
                ? Optional.empty()
                : Optional.of(difference);
    }

    /** The states of the first that the second does not have, if there are any. */
    static Optional<Difference> beyond(String claim, Program program, Set<FinalState> first, Set<FinalState> second) {
        Set<FinalState> only = minus(first, second);
        return only.isEmpty() ? Optional.empty() : Optional.of(new Difference(claim, program, only, Set.of()));
    }

    private static Set<FinalState> minus(Set<FinalState> from, Set<FinalState> what) {
        Set<FinalState> rest = new LinkedHashSet<>(from);
        rest.removeAll(what);
        return rest;
    }

    /** The claim, the program and the states, to be read by a person. */
    public String text() {
        return claim + "\nfails on " + program.name() + "\n" + Listing.of(program) + "\nonly the first allows: "
                + show(onlyFirst) + "\nonly the second allows: " + show(onlySecond);
    }

    private String show(Set<FinalState> states) {
        return states.isEmpty() ? "nothing" : states.stream().map(this::show).collect(Collectors.joining(" | "));
    }

    private String show(FinalState state) {
        List<String> parts = new ArrayList<>();
        for (int t = 0; t < state.registers().size(); t++) {
            List<String> names = program.threads().get(t).registers();
            for (int r = 0; r < names.size(); r++) {
                parts.add(t + ":" + names.get(r) + "="
                        + program.show(state.registers().get(t).get(r)));
            }
        }
        for (int l = 0; l < state.memory().size(); l++) {
            parts.add(program.locations().get(l).name() + "="
                    + program.show(state.memory().get(l)));
        }
        return String.join(" ", parts);
    }
}
