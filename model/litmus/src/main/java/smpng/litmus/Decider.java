package smpng.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import smpng.litmus.Decision.Verdict;
import smpng.litmus.draw.Drawing;
import smpng.memory.Execution;
import smpng.memory.Model;
import smpng.memory.enumerate.Enumeration;
import smpng.memory.enumerate.FinalState;
import smpng.memory.enumerate.Limits;
import smpng.memory.enumerate.Outcome;
import smpng.memory.enumerate.Question;
import smpng.memory.enumerate.Visitor;

/**
 * Asks a model about tests. A verdict is the result of enumeration and of nothing else: allowed, when an execution was
 * found; forbidden, when all were looked through, and the test has some execution at all.
 */
public final class Decider {
    private final Model model;
    private final Limits limits;

    /** A decider for one model; the limits hold for each search, of which a test takes up to three. */
    public Decider(Model model, Limits limits) {
        this.model = model;
        this.limits = limits;
    }

    /** Decides a test; with all its final states if they are asked for. */
    public Decision decide(LitmusTest test, boolean states) {
        Decision decision = states ? byAllStates(test) : byWitness(test);
        return decision.with(model.caveats());
    }

    private Decision byWitness(LitmusTest test) {
        Found asked = search(test, test.counted(test.condition()));
        if (!asked.found && !asked.complete) {
            return outOfTime(asked.seen);
        }
        if (!asked.found) {
            Found any = search(test, test.counted());
            return any.found
                    ? decided(test, Verdict.FORBIDDEN, any.seen, List.of())
                    : any.complete ? nothingRuns(test) : outOfTime(any.seen);
        }
        if (test.quantifier() == Quantifier.FORALL) {
            Found other = search(test, test.counted(new Condition.Not(test.condition())));
            if (!other.found) {
                return other.complete ? decided(test, Verdict.REQUIRED, asked.seen, List.of()) : outOfTime(asked.seen);
            }
        }
        return decided(test, Verdict.ALLOWED, asked.seen, List.of());
    }

    private Decision byAllStates(LitmusTest test) {
        Map<String, Decision.State> states = new TreeMap<>();
        Outcome outcome = new Enumeration(test.program(), model)
                .run(test.counted(), limits, (execution, values, state) -> {
                    String text = test.show(state);
                    Decision.State known = states.getOrDefault(
                            text, new Decision.State(text, 0, test.condition().holds(state)));
                    states.put(text, new Decision.State(text, known.executions() + 1, known.meets()));
                    return Visitor.Next.GO_ON;
                });
        long seen =
                states.values().stream().mapToLong(Decision.State::executions).sum();
        if (!outcome.isComplete()) {
            return outOfTime(seen);
        }
        if (states.isEmpty()) {
            return nothingRuns(test);
        }
        long meeting = states.values().stream().filter(Decision.State::meets).count();
        Verdict verdict = meeting == 0
                ? Verdict.FORBIDDEN
                : meeting == states.size() && test.quantifier() == Quantifier.FORALL
                        ? Verdict.REQUIRED
                        : Verdict.ALLOWED;
        return decided(test, verdict, seen, List.copyOf(states.values()));
    }

    private static Decision decided(LitmusTest test, Verdict verdict, long seen, List<Decision.State> states) {
        boolean holds = switch (test.quantifier()) {
            case EXISTS -> verdict == Verdict.ALLOWED;
            case NOT_EXISTS -> verdict == Verdict.FORBIDDEN;
            case FORALL -> verdict == Verdict.REQUIRED;
        };
        return new Decision(verdict, Optional.of(holds), "", "", seen, states, List.of());
    }

    private static Decision outOfTime(long seen) {
        return Decision.undecided("took longer than its limit", "", seen);
    }

    private static Decision nothingRuns(LitmusTest test) {
        return Decision.undecided(
                test.filter().isPresent() ? "no execution passes the filter" : "no execution completes", "", 0);
    }

    /**
     * A picture of what decided a test: an execution that ends in a state the condition describes (for {@code forall},
     * in another) or, where the model allows none, one that would but for the axiom it breaks. Empty where there is no
     * such candidate at all, or none within the limits.
     */
    public Optional<Drawing> picture(LitmusTest test) {
        Condition shown =
                test.quantifier() == Quantifier.FORALL ? new Condition.Not(test.condition()) : test.condition();
        Enumeration enumeration = new Enumeration(test.program(), model);
        List<Drawing> drawings = new ArrayList<>();
        enumeration.run(test.counted(shown), limits, (execution, values, state) -> {
            drawings.add(Drawing.of(title(test, "allowed"), test.program(), execution, values, Optional.empty()));
            return Visitor.Next.STOP;
        });
        if (!drawings.isEmpty()) {
            return Optional.of(drawings.get(0));
        }
        return enumeration
                .nearMiss(test.counted(shown), limits)
                .map(miss -> Drawing.of(
                        title(test, "forbidden"),
                        test.program(),
                        miss.execution(),
                        miss.values(),
                        Optional.of(miss.violation())));
    }

    private String title(LitmusTest test, String what) {
        return test.name() + " on " + model.name() + ": " + what;
    }

    private Found search(LitmusTest test, Question question) {
        Found found = new Found();
        Outcome outcome = new Enumeration(test.program(), model).run(question, limits, found);
        found.complete = outcome.isComplete();
        return found;
    }

    /** Stops at the first execution. */
    private static final class Found implements Visitor {
        private boolean found;
        private boolean complete;
        private long seen;

        @Override
        public Next visit(Execution execution, List<Long> values, FinalState state) {
            found = true;
            seen++;
            return Next.STOP;
        }
    }
}
