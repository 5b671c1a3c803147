package smpng.litmus.cat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import smpng.litmus.Dialect;
import smpng.litmus.cat.Value.Kind;
import smpng.litmus.grammar.CatParser.ApplicationContext;
import smpng.litmus.grammar.CatParser.CallInstructionContext;
import smpng.litmus.grammar.CatParser.CheckInstructionContext;
import smpng.litmus.grammar.CatParser.IncludeInstructionContext;
import smpng.litmus.grammar.CatParser.InstructionContext;
import smpng.litmus.grammar.CatParser.LetInstructionContext;
import smpng.litmus.grammar.CatParser.ParametersContext;
import smpng.litmus.grammar.CatParser.ProcedureInstructionContext;
import smpng.litmus.grammar.CatParser.WithInstructionContext;
import smpng.memory.Judge;
import smpng.memory.Relation;

/** Turns a file's instructions into steps on slots: names are looked up once, functions put in where they are called. */
final class CatCompiler {
    private static final Set<String> COHERENCE = Set.of("rf", "co", "fr");
    private static final Set<String> ORDERS = Set.of("generate_cos", "generate_orders");

    private final Dialect dialect;
    private final Expressions expressions;
    private final Slots slots = new Slots();
    private final List<CatModel.Check> checks = new ArrayList<>();
    private final List<String> caveats = new ArrayList<>();
    private boolean monotone = true;
    private boolean coherent;
    private int unnamed;

    CatCompiler(Vocabulary vocabulary, Dialect dialect) {
        this.dialect = dialect;
        this.expressions = new Expressions(vocabulary, dialect, slots);
    }

    void compile(CatFile file) {
        instructions(file, file.instructions(), new Scope(), List.of(file.file()));
        if (checks.isEmpty()) {
            throw new CatException(file.file(), 1, 1, "no check: a model without one allows everything");
        }
    }

    CatModel.Program program() {
        return new CatModel.Program(
                slots.count(), slots.fixed(), slots.steps(), List.copyOf(checks), monotone, coherent, caveats);
    }

    private void instructions(CatFile file, List<InstructionContext> all, Scope scope, List<String> open) {
        for (InstructionContext instruction : all) {
            if (instruction instanceof LetInstructionContext let) {
                expressions.define(file, let.rec != null, let.binding(), scope);
            } else if (instruction instanceof CheckInstructionContext check) {
                check(file, check, scope);
            } else if (instruction instanceof IncludeInstructionContext include) {
                file.include(include.STRING().getSymbol(), open)
                        .ifPresent(f -> instructions(f, f.instructions(), scope, CatFile.opened(open, f)));
            } else if (instruction instanceof WithInstructionContext with) {
                orders(file, with);
            } else if (instruction instanceof ProcedureInstructionContext procedure) {
                scope.define(
                        procedure.NAME().getText(),
                        new Scope.Procedure(
                                file, names(procedure.parameters()), procedure.instruction(), scope.copy()));
            } else if (instruction instanceof CallInstructionContext call) {
                call(file, call, scope, open);
            }
            // What is shown or not concerns herd's pictures.
        }
    }

    /** The parameters' names. */
    static List<String> names(ParametersContext parameters) {
        return parameters.NAME().stream().map(Object::toString).toList();
    }

    private void call(CatFile file, CallInstructionContext call, Scope scope, List<String> open) {
        String name = call.NAME().getText();
        Token at = call.NAME().getSymbol();
        if (!(scope.of(name).orElse(null) instanceof Scope.Procedure procedure)) {
            throw file.error(at, "no such procedure: " + name);
        }
        if (open.size() > Expressions.DEPTH) {
            throw file.error(at, name + " calls itself");
        }
        Scope inner = procedure.scope().copy();
        expressions.bind(file, at, procedure.parameters(), call.arguments(), scope, inner);
        List<String> deeper = new ArrayList<>(open);
        deeper.add("procedure " + name);
        instructions(procedure.file(), procedure.body(), inner, deeper);
    }

    private static void orders(CatFile file, WithInstructionContext with) {
        boolean known = with.NAME().getText().equals("co")
                && with.expression() instanceof ApplicationContext application
                && ORDERS.contains(application.NAME().getText());
        if (!known) {
            throw file.error(
                    with.getStart(), "not supported: with " + with.NAME() + " from; only co from generate_cos(..) is");
        }
    }

    private void check(CatFile file, CheckInstructionContext check, Scope scope) {
        String name = check.NAME() == null
                ? check.test.getText() + " " + ++unnamed
                : check.NAME().getText();
        if (check.flag != null) {
            caveats.add("the flag " + name + " of " + file.file() + " is not reported");
            return;
        }
        boolean empty = "empty".equals(check.test.getText());
        Node tested = expressions.compile(file, check.expression(), scope);
        Node node = slots.kept(empty ? tested : expressions.relation(file, check.expression(), tested), name);
        boolean negated = check.not != null;
        monotone &= node.monotone() && !(negated && node.dynamic());
        Set<String> parts = new HashSet<>(node.union());
        coherent |= !negated
                && "acyclic".equals(check.test.getText())
                && parts.containsAll(COHERENCE)
                && (parts.contains("po-loc") || parts.contains("po"));
        checks.add(
                negated
                        ? (frame, judge) -> !holds(check.test.getText(), node, name, frame, Judge.silent())
                                || judge.empty("~" + name, everything(frame))
                        : (frame, judge) -> holds(String.valueOf(check.test.getText()), node, name, frame, judge));
    }

    private static Relation everything(Frame frame) {
        return Relation.product(frame.x().all(), frame.x().all());
    }

    private static boolean holds(String test, Node node, String name, Frame frame, Judge judge) {
        if (test.equals("empty")) {
            return judge.empty(
                    name, node.kind() == Kind.SET ? Relation.identity(node.set(frame)) : node.relation(frame));
        }
        return test.equals("acyclic")
                ? judge.acyclic(name, node.relation(frame))
                : judge.irreflexive(name, node.relation(frame));
    }

    @Override
    public String toString() {
        return "a compiler for " + dialect;
    }
}
