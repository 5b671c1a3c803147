package smpng.litmus.cat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import smpng.litmus.grammar.CatParser.ExpressionContext;
import smpng.litmus.grammar.CatParser.InstructionContext;

/** The names that are defined at one place of a file. Copied where a block begins, so that a function keeps its own. */
final class Scope {
    /** What a name stands for. */
    sealed interface Meaning {}

    /** A set or relation. */
    record Defined(Node node) implements Meaning {}

    /** A function; it is put in where it is called. */
    record Function(CatFile file, List<String> parameters, ExpressionContext body, Scope scope) implements Meaning {}

    /** A procedure. */
    record Procedure(CatFile file, List<String> parameters, List<InstructionContext> body, Scope scope)
            implements Meaning {}

    private final Map<String, Meaning> names;

    Scope() {
        this(Map.of());
    }

    private Scope(Map<String, Meaning> names) {
        this.names = new HashMap<>(names);
    }

    Scope copy() {
        return new Scope(names);
    }

    void define(String name, Meaning meaning) {
        names.put(name, meaning);
    }

    Optional<Meaning> of(String name) {
        return Optional.ofNullable(names.get(name));
    }

    Set<String> names() {
        return new TreeSet<>(names.keySet());
    }
}
