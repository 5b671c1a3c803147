package smpng.explorer.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smpng.explorer.graph.Step;

/** The steps that a reader sees, in the order and with the numbers under which she sees them. */
final class Numbered {
    private final List<Step> steps;
    private final Map<Step.Id, Integer> numbers;
    private final Set<Integer> named;

    Numbered(Seen seen, ExecutionText.Names names) {
        this(Ordered.steps(seen).stream().filter(names::shows).toList(), new HashMap<>(), new HashSet<>());
        for (Step step : steps) {
            numbers.put(step.id(), numbers.size() + 1);
        }
    }

    private Numbered(List<Step> steps, Map<Step.Id, Integer> numbers, Set<Integer> named) {
        this.steps = steps;
        this.numbers = numbers;
        this.named = named;
    }

    /** The same numbers for a part of the execution; what is named of the part is named of the whole. */
    Numbered of(Shared part) {
        List<Step> some = new ArrayList<>();
        Map<Step.Id, Integer> those = new HashMap<>();
        for (Step step : steps) {
            part.step(step.id()).ifPresent(its -> {
                some.add(its);
                of(step.id()).ifPresent(number -> those.put(its.id(), number));
            });
        }
        return new Numbered(some, those, named);
    }

    List<Step> steps() {
        return steps;
    }

    /** A step's number, from 1; empty if the reader does not see it. */
    Optional<Integer> of(Step.Id id) {
        return Optional.ofNullable(numbers.get(id));
    }

    /** The number under which a text names a step: who reads the text has to see the step. */
    String name(Step.Id id) {
        Optional<Integer> number = of(id);
        number.ifPresent(named::add);
        return number.map(String::valueOf).orElse("?");
    }

    /** The steps that were named. */
    Set<Step.Id> named() {
        Set<Step.Id> all = new HashSet<>();
        numbers.forEach((id, number) -> {
            if (named.contains(number)) {
                all.add(id);
            }
        });
        return all;
    }

    /**
     * The number of the newest write that a read might have seen and did not: it stands before the read, and comes after what
     * was read in the variable's order of writes. Empty if there is none.
     */
    Optional<Integer> missedBy(Step read) {
        Optional<Integer> number = of(read.id());
        int seen = read.source()
                .flatMap(id ->
                        steps.stream().filter(step -> step.id().equals(id)).findFirst())
                .map(Step::place)
                .orElse(read.source().isPresent() ? Integer.MAX_VALUE : 0);
        return read.kind() != Step.Kind.READ || number.isEmpty()
                ? Optional.empty()
                : steps.stream()
                        .filter(step -> step.place() > seen
                                && step.location() == read.location()
                                && of(step.id()).orElse(Integer.MAX_VALUE) < number.get())
                        .max(Comparator.comparingInt(Step::place))
                        .flatMap(step -> of(step.id()));
    }
}
