package smpng.litmus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smpng.memory.enumerate.FinalState;
import smpng.memory.enumerate.Question;
import smpng.memory.program.Program;

/**
 * A litmus test: a small concurrent program, and a question about how it may end.
 *
 * @param name from its first line
 * @param dialect what it is written in
 * @param program what its threads do
 * @param quantifier what is claimed of the condition
 * @param condition the states that are asked about
 * @param filter if there is one, only executions whose final state passes it count
 * @param observed registers and locations to show beside those of the condition
 */
public record LitmusTest(
        String name,
        Dialect dialect,
        Program program,
        Quantifier quantifier,
        Condition condition,
        Optional<Condition> filter,
        List<Condition.Place> observed) {
    public LitmusTest {
        observed = List.copyOf(observed);
    }

    /** The same question of another program. */
    public LitmusTest with(Program other) {
        return new LitmusTest(name, dialect, other, quantifier, condition, filter, observed);
    }

    /** Asks for the executions that count. */
    public Question counted() {
        return filter.isPresent() ? filter.get() : Question.everything();
    }

    /** Asks for the executions that count and meet a condition. */
    public Question counted(Condition asked) {
        return filter.isPresent() ? new Condition.And(List.of(filter.get(), asked)) : asked;
    }

    /** A final state, as far as the test speaks of it; all of memory if it speaks of nothing. */
    public String show(FinalState state) {
        Set<Condition.Place> places = new LinkedHashSet<>(observed);
        places.addAll(condition.places());
        filter.ifPresent(f -> places.addAll(f.places()));
        if (places.isEmpty()) {
            for (int i = 0; i < program.locations().size(); i++) {
                places.add(new Condition.InMemory(i, program.locations().get(i).name()));
            }
        }
        List<String> parts = new ArrayList<>();
        for (Condition.Place place : places) {
            parts.add(place + "=" + program.show(place.value(new Condition.Complete(state))) + ";");
        }
        return String.join(" ", parts);
    }
}
