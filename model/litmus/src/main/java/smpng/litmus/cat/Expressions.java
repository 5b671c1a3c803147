package smpng.litmus.cat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import smpng.litmus.Dialect;
import smpng.litmus.cat.Value.Kind;
import smpng.litmus.grammar.CatParser.ApplicationContext;
import smpng.litmus.grammar.CatParser.ArgumentsContext;
import smpng.litmus.grammar.CatParser.AttemptContext;
import smpng.litmus.grammar.CatParser.BinaryContext;
import smpng.litmus.grammar.CatParser.BindingContext;
import smpng.litmus.grammar.CatParser.ComplementContext;
import smpng.litmus.grammar.CatParser.EverythingContext;
import smpng.litmus.grammar.CatParser.ExpressionContext;
import smpng.litmus.grammar.CatParser.GroupContext;
import smpng.litmus.grammar.CatParser.IdentityContext;
import smpng.litmus.grammar.CatParser.LocalContext;
import smpng.litmus.grammar.CatParser.NameContext;
import smpng.litmus.grammar.CatParser.PlainContext;
import smpng.litmus.grammar.CatParser.PostfixContext;
import smpng.litmus.grammar.CatParser.SimpleContext;
import smpng.memory.EventSet;
import smpng.memory.Relation;

/** Compiles expressions, and checks that sets and relations stand where they may. */
final class Expressions {
    /** Functions and procedures are put in at most so deep. */
    static final int DEPTH = 64;

    private static final int FAR = 3;

    private final Vocabulary vocabulary;
    private final Dialect dialect;
    private final Slots slots;
    private int depth;

    Expressions(Vocabulary vocabulary, Dialect dialect, Slots slots) {
        this.vocabulary = vocabulary;
        this.dialect = dialect;
        this.slots = slots;
    }

    /** Adds definitions to a scope. */
    void define(CatFile file, boolean recursive, List<BindingContext> bindings, Scope scope) {
        if (recursive) {
            fixpoint(file, bindings, scope);
            return;
        }
        Scope before = scope.copy();
        for (BindingContext binding : bindings) {
            String name = binding.NAME().getText();
            scope.define(
                    name,
                    binding.parameters() == null
                            ? new Scope.Defined(slots.kept(compile(file, binding.expression(), before), name))
                            : new Scope.Function(
                                    file, CatCompiler.names(binding.parameters()), binding.expression(), before));
        }
    }

    /** The least relations that satisfy the equations. */
    private void fixpoint(CatFile file, List<BindingContext> bindings, Scope scope) {
        List<Integer> places = new ArrayList<>();
        for (BindingContext binding : bindings) {
            if (binding.parameters() != null) {
                throw file.error(binding.getStart(), "not supported: a recursive function");
            }
            int slot = slots.fresh();
            places.add(slot);
            scope.define(
                    binding.NAME().getText(),
                    new Scope.Defined(new Node(Kind.RELATION, false, true, true, Set.of(), frame -> frame.get(slot))));
        }
        List<Node> bodies = new ArrayList<>();
        boolean dynamic = false;
        boolean monotone = true;
        for (BindingContext binding : bindings) {
            Node body = relation(file, binding.expression(), compile(file, binding.expression(), scope));
            bodies.add(body);
            dynamic |= body.dynamic();
            monotone &= body.monotone();
        }
        slots.add(dynamic, frame -> iterate(frame, places, bodies));
        for (int i = 0; i < bindings.size(); i++) {
            int slot = places.get(i);
            Node whole = new Node(Kind.RELATION, dynamic, monotone, false, Set.of(), frame -> frame.get(slot));
            String name = bindings.get(i).NAME().getText();
            scope.define(name, new Scope.Defined(slots.kept(whole, name)));
        }
    }

    private static void iterate(Frame frame, List<Integer> places, List<Node> bodies) {
        for (int slot : places) {
            frame.set(slot, new Value.OfRelation(Relation.empty(frame.x().size())));
        }
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < bodies.size(); i++) {
                Relation next = bodies.get(i).relation(frame);
                more |= !(frame.get(places.get(i)) instanceof Value.OfRelation old
                        && old.relation().equals(next));
                frame.set(places.get(i), new Value.OfRelation(next));
            }
        }
    }

    /** Gives parameters their arguments. */
    void bind(CatFile file, Token at, List<String> parameters, ArgumentsContext arguments, Scope outer, Scope inner) {
        List<Node> values = arguments(file, arguments, outer);
        if (values.size() != parameters.size()) {
            throw file.error(at, values.size() + " arguments; expected " + parameters.size());
        }
        for (int i = 0; i < values.size(); i++) {
            inner.define(parameters.get(i), new Scope.Defined(slots.kept(values.get(i), "")));
        }
    }

    private List<Node> arguments(CatFile file, ArgumentsContext arguments, Scope scope) {
        List<Node> values = new ArrayList<>();
        if (arguments.simple() != null) {
            values.add(simple(file, arguments.simple(), scope));
        }
        arguments.expression().forEach(e -> values.add(compile(file, e, scope)));
        return values;
    }

    Node compile(CatFile file, ExpressionContext expression, Scope scope) {
        if (expression instanceof PlainContext e) {
            return simple(file, e.simple(), scope);
        }
        if (expression instanceof PostfixContext e) {
            return postfix(e.op.getText(), part(file, e.expression(), scope));
        }
        if (expression instanceof ComplementContext e) {
            return complement(file, e, scope);
        }
        if (expression instanceof BinaryContext e) {
            return binary(file, e, scope);
        }
        if (expression instanceof ApplicationContext e) {
            return application(file, e, scope);
        }
        if (expression instanceof AttemptContext e) {
            try {
                return compile(file, e.expression(0), scope);
            } catch (UnknownName unknown) {
                return compile(file, e.expression(1), scope);
            }
        }
        if (expression instanceof LocalContext e) {
            Scope inner = scope.copy();
            define(file, e.rec != null, e.binding(), inner);
            return compile(file, e.expression(), inner);
        }
        throw file.error(expression.getStart(), "not supported here");
    }

    private Node simple(CatFile file, SimpleContext simple, Scope scope) {
        if (simple instanceof NameContext e) {
            return name(file, e.NAME().getSymbol(), scope);
        }
        if (simple instanceof GroupContext e) {
            return compile(file, e.expression(), scope);
        }
        if (simple instanceof EverythingContext) {
            return Node.of(Kind.SET, frame -> new Value.OfSet(frame.x().all()));
        }
        if (simple instanceof IdentityContext e) {
            Node set = set(file, e.expression(), compile(file, e.expression(), scope));
            return slots.part(
                    Node.of(Kind.RELATION, frame -> new Value.OfRelation(Relation.identity(set.set(frame))), set));
        }
        return Node.of(Kind.EITHER, frame -> new Value.Zero());
    }

    private Node name(CatFile file, Token token, Scope scope) {
        String name = String.valueOf(token.getText());
        Optional<Scope.Meaning> meaning = scope.of(name);
        if (meaning.isPresent()) {
            if (meaning.get() instanceof Scope.Defined defined) {
                return defined.node();
            }
            throw file.error(token, name + " is a function; expected a set or a relation");
        }
        if (!vocabulary.has(name)) {
            throw new UnknownName(file.error(token, unknown(name, scope)));
        }
        boolean dynamic = vocabulary.isDynamic(name);
        boolean grows = !name.equals("FW");
        Set<String> contained = name.equals("com") ? Set.of("rf", "co", "fr") : Set.of(name);
        Node node = new Node(
                vocabulary.kind(name),
                dynamic,
                grows,
                false,
                contained,
                dynamic ? frame -> vocabulary.of(name, frame.execution()) : frame -> vocabulary.fixed(name, frame.x()));
        return dynamic ? node : slots.kept(node, "");
    }

    private String unknown(String name, Scope scope) {
        Set<String> known = new HashSet<>(vocabulary.names());
        known.addAll(scope.names());
        String nearest = "";
        int best = FAR;
        for (String each : known) {
            int distance = distance(name, each);
            if (distance < best || distance == best && !nearest.isEmpty() && each.compareTo(nearest) < 0) {
                best = distance;
                nearest = each;
            }
        }
        return name + " is not defined, and " + dialect.title() + " has no such name"
                + (nearest.isEmpty() ? "" : "; is it " + nearest + "?");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** A name that is not defined: an error, but where another expression is to be tried. */
    static final class UnknownName extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final CatException located;

        UnknownName(CatException located) {
            this.located = located;
        }

        /** Where it is. */
        CatException located() {
            return located;
        }
    }

    private Node part(CatFile file, ExpressionContext e, Scope scope) {
        return slots.part(relation(file, e, compile(file, e, scope)));
    }

    private Node postfix(String operator, Node r) {
        return Node.of(
                        Kind.RELATION,
                        frame -> {
                            Relation relation = r.relation(frame);
                            return new Value.OfRelation(
                                    switch (operator) {
                                        case "^-1" -> relation.inverse();
                                        case "+", "^+" -> relation.plus();
                                        case "*", "^*" -> relation.star();
                                        default -> relation.optional();
                                    });
                        },
                        r)
                .with(operator.equals("^-1") ? Set.of() : r.union());
    }

    private Node complement(CatFile file, ComplementContext e, Scope scope) {
        Node inner = slots.part(compile(file, e.expression(), scope));
        notRecursive(file, e, inner);
        return (inner.kind() == Kind.SET
                        ? Node.of(
                                Kind.SET,
                                frame -> new Value.OfSet(frame.x().all().minus(inner.set(frame))),
                                inner)
                        : Node.of(
                                Kind.RELATION,
                                frame -> new Value.OfRelation(Relation.product(
                                                frame.x().all(), frame.x().all())
                                        .minus(inner.relation(frame))),
                                inner))
                .shrinking();
    }

    private static void notRecursive(CatFile file, ParserRuleContext at, Node node) {
        if (node.recursive()) {
            throw file.error(at.getStart(), "not supported: a recursive definition that takes itself away");
        }
    }

    private Node binary(CatFile file, BinaryContext e, Scope scope) {
        ExpressionContext first = e.expression(0);
        ExpressionContext second = e.expression(1);
        Node a = slots.part(compile(file, first, scope));
        Node b = slots.part(compile(file, second, scope));
        String operator = String.valueOf(e.op.getText());
        switch (operator) {
            case ";" -> {
                relation(file, first, a);
                relation(file, second, b);
                return Node.of(
                        Kind.RELATION,
                        frame -> new Value.OfRelation(a.relation(frame).seq(b.relation(frame))),
                        a,
                        b);
            }
            case "*" -> {
                set(file, first, a);
                set(file, second, b);
                return Node.of(
                        Kind.RELATION,
                        frame -> new Value.OfRelation(Relation.product(a.set(frame), b.set(frame))),
                        a,
                        b);
            }
            case "|", "&", "\\" -> {
                return combination(file, e, operator, a, b);
            }
            default -> throw file.error(e.op, "not supported: " + operator);
        }
    }

    private Node combination(CatFile file, BinaryContext e, String operator, Node a, Node b) {
        Kind kind = a.kind() == Kind.EITHER ? b.kind() : a.kind();
        if (b.kind() != Kind.EITHER && b.kind() != kind) {
            throw file.error(
                    e.op, a.kind().text() + " " + operator + " " + b.kind().text() + "; expected two of a kind");
        }
        Node node = kind == Kind.SET
                ? Node.of(kind, frame -> new Value.OfSet(sets(operator, a.set(frame), b.set(frame))), a, b)
                : Node.of(
                        kind,
                        frame -> new Value.OfRelation(relations(operator, a.relation(frame), b.relation(frame))),
                        a,
                        b);
        if (operator.equals("\\")) {
            notRecursive(file, e.expression(1), b);
            return b.dynamic() ? node.shrinking() : node;
        }
        if (operator.equals("|")) {
            Set<String> union = new HashSet<>(a.union());
            union.addAll(b.union());
            return node.with(union);
        }
        return node;
    }

    private static EventSet sets(String operator, EventSet a, EventSet b) {
        return switch (operator) {
            case "|" -> a.or(b);
            case "&" -> a.and(b);
            default -> a.minus(b);
        };
    }

    private static Relation relations(String operator, Relation a, Relation b) {
        return switch (operator) {
            case "|" -> a.or(b);
            case "&" -> a.and(b);
            default -> a.minus(b);
        };
    }

    private Node application(CatFile file, ApplicationContext e, Scope scope) {
        Token at = e.NAME().getSymbol();
        String name = e.NAME().getText();
        Optional<Scope.Meaning> meaning = scope.of(name);
        if (meaning.isPresent() && meaning.get() instanceof Scope.Function function) {
            if (++depth > DEPTH) {
                throw file.error(at, name + " calls itself");
            }
            Scope inner = function.scope().copy();
            bind(file, at, function.parameters(), e.arguments(), scope, inner);
            Node result = compile(function.file(), function.body(), inner);
            depth--;
            return result;
        }
        List<Node> arguments = arguments(file, e.arguments(), scope);
        if (arguments.size() != 1) {
            throw file.error(at, "no function " + name + " of " + arguments.size() + " arguments");
        }
        return builtIn(file, at, name, slots.part(arguments.get(0)));
    }

    private Node builtIn(CatFile file, Token at, String name, Node argument) {
        Map<Character, String> ends = Map.of('R', "R", 'W', "W", 'M', "M");
        switch (name) {
            case "fencerel" -> {
                expect(file, at, argument, Kind.SET);
                return Node.of(
                        Kind.RELATION,
                        frame -> new Value.OfRelation(frame.x()
                                .po()
                                .to(argument.set(frame))
                                .seq(frame.x().po())),
                        argument);
            }
            case "ctrlcfence" -> {
                expect(file, at, argument, Kind.SET);
                return Node.of(
                        Kind.RELATION,
                        frame -> new Value.OfRelation(frame.x()
                                .ctrl()
                                .to(argument.set(frame))
                                .seq(frame.x().po())),
                        argument);
            }
            case "domain", "range" -> {
                expect(file, at, argument, Kind.RELATION);
                return Node.of(
                        Kind.SET,
                        frame -> new Value.OfSet(
                                name.equals("domain")
                                        ? argument.relation(frame).domain()
                                        : argument.relation(frame).range()),
                        argument);
            }
            case "noid" -> {
                expect(file, at, argument, Kind.RELATION);
                return Node.of(
                        Kind.RELATION,
                        frame -> new Value.OfRelation(argument.relation(frame).irreflexive()),
                        argument);
            }
            default -> {
                if (name.length() == 2 && ends.containsKey(name.charAt(0)) && ends.containsKey(name.charAt(1))) {
                    expect(file, at, argument, Kind.RELATION);
                    return Node.of(
                            Kind.RELATION,
                            frame -> new Value.OfRelation(argument.relation(frame)
                                    .from(events(name.charAt(0), frame))
                                    .to(events(name.charAt(1), frame))),
                            argument);
                }
                throw new UnknownName(file.error(at, "no such function: " + name));
            }
        }
    }

    private static EventSet events(char letter, Frame frame) {
        return switch (letter) {
            case 'R' -> frame.x().reads();
            case 'W' -> frame.x().writes();
            default -> frame.x().accesses();
        };
    }

    private static void expect(CatFile file, Token at, Node node, Kind kind) {
        if (node.kind() != kind && node.kind() != Kind.EITHER) {
            throw file.error(
                    at, "expected " + kind.text() + ", not " + node.kind().text());
        }
    }

    /** The node, which has to be a relation. */
    Node relation(CatFile file, ParserRuleContext at, Node node) {
        expect(file, at.getStart(), node, Kind.RELATION);
        return node;
    }

    private static Node set(CatFile file, ParserRuleContext at, Node node) {
        expect(file, at.getStart(), node, Kind.SET);
        return node;
    }
}
