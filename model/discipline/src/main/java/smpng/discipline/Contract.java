package smpng.discipline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkerframework.dataflow.expression.FormalParameter;
import org.checkerframework.dataflow.expression.JavaExpression;

/**
 * What the annotations of one method say, in terms of its receiver and its formal parameters.
 *
 * @param required held on entry
 * @param handsOver whether what is required is given up, unless it is also ensured
 * @param ensured acquired, on normal return
 * @param ensuredIf acquired, when the result is the key
 * @param unreadable expressions that name nothing
 */
record Contract(
        Set<JavaExpression> required,
        boolean handsOver,
        Set<JavaExpression> ensured,
        Map<Boolean, Set<JavaExpression>> ensuredIf,
        List<String> unreadable) {

    Set<JavaExpression> released() {
        return handsOver ? without(required, ensured) : Set.of();
    }

    /** A lock that is dropped and retaken is neither released nor acquired. */
    Set<JavaExpression> acquired() {
        return handsOver ? without(ensured, required) : ensured;
    }

    Set<JavaExpression> acquiredIf(boolean result) {
        return ensuredIf.getOrDefault(result, Set.of());
    }

    boolean dependsOnResult() {
        return !ensuredIf.isEmpty();
    }

    boolean names(int parameter) {
        return Stream.of(required, ensured, acquiredIf(true), acquiredIf(false))
                .flatMap(Set::stream)
                .map(lock -> lock.containedOfClass(FormalParameter.class))
                .anyMatch(named -> named != null && named.getIndex() == parameter);
    }

    boolean isEmpty() {
        return required.isEmpty() && leavesLocksAlone() && unreadable.isEmpty();
    }

    boolean leavesLocksAlone() {
        return released().isEmpty() && acquired().isEmpty() && ensuredIf.isEmpty();
    }

    /** Two methods agree when these are equal: parameters are named by number, so names do not matter. */
    String inWords() {
        StringBuilder words = new StringBuilder();
        append(words, "needs", required);
        append(words, "releases", released());
        append(words, "acquires", acquired());
        append(words, "if true acquires", acquiredIf(true));
        append(words, "if false acquires", acquiredIf(false));
        return words.isEmpty() ? "no lock annotations" : words.toString();
    }

    /** The same contract with other names; a lock without one is left out. */
    Contract map(Function<JavaExpression, Optional<JavaExpression>> change) {
        return new Contract(
                mapped(required, change),
                handsOver,
                mapped(ensured, change),
                ensuredIf.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> mapped(e.getValue(), change))),
                unreadable);
    }

    private static void append(StringBuilder words, String verb, Set<JavaExpression> locks) {
        if (!locks.isEmpty()) {
            words.append(words.isEmpty() ? "" : ", ").append(verb).append(' ');
            words.append(locks.stream().map(JavaExpression::toString).sorted().collect(Collectors.joining(" and ")));
        }
    }

    private static Set<JavaExpression> mapped(
            Set<JavaExpression> locks, Function<JavaExpression, Optional<JavaExpression>> change) {
        return locks.stream()
                .map(change)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<JavaExpression> without(Set<JavaExpression> locks, Set<JavaExpression> excluded) {
        Set<JavaExpression> rest = new LinkedHashSet<>(locks);
        rest.removeAll(excluded);
        return rest;
    }
}
