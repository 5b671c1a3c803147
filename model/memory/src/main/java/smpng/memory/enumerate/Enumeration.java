package smpng.memory.enumerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.memory.Explaining;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;

/**
 * Every execution of a program that a model allows and that ends in a state asked for, each once.
 *
 * <p>For each way through the threads ({@link ThreadPaths}, with their bounds) each read gets each source whose value
 * agrees with the path, and the writes of each location every order; what the model rejects is left out. A value that
 * would have to come from itself, through a cycle of data dependencies and reads-from, does not exist: no model of this
 * project allows such a cycle.
 */
public final class Enumeration {
    /** So many forbidden candidates are compared for the one that is explained shortest. */
    private static final int COMPARED = 64;

    private final Program program;
    private final Model model;
    private final List<ThreadPaths> threads = new ArrayList<>();

    public Enumeration(Program program, Model model) {
        this.program = program;
        this.model = model;
        for (int t = 0; t < program.threads().size(); t++) {
            threads.add(new ThreadPaths(program, t));
        }
    }

    /** Visits the allowed executions whose final state is asked for. */
    public Outcome run(Question question, Limits limits, Visitor visitor) {
        Budget budget = new Budget(limits);
        Outcome.End end = within(
                budget,
                question,
                combination -> new Search(combination, Search.Judgement.of(model), question, budget, visitor).run());
        boolean cut = threads.stream().anyMatch(ThreadPaths::isCut);
        return new Outcome(end, budget.allowed, budget.candidates, cut);
    }

    /**
     * A candidate that ends in a state asked for and that the model forbids: among the first ones, that with the shortest
     * explanation. Empty if there is none, or none within the limits.
     */
    public Optional<NearMiss> nearMiss(Question question, Limits limits) {
        List<NearMiss> found = new ArrayList<>();
        Budget budget = new Budget(limits);
        within(
                budget,
                question,
                combination -> new Search(
                                combination, Search.Judgement.none(), question, budget, (execution, values, state) -> {
                                    Explaining judge = new Explaining(budget.judge()::goOn);
                                    model.over(execution.events()).hold(execution, judge);
                                    judge.violation()
                                            .ifPresent(v -> found.add(new NearMiss(execution, values, state, v)));
                                    return found.size() < COMPARED ? Visitor.Next.GO_ON : Visitor.Next.STOP;
                                })
                        .run());
        return found.stream()
                .min((a, b) -> Integer.compare(
                        a.violation().steps().size(), b.violation().steps().size()));
    }

    /** Looks at one choice of paths. */
    private interface Look {
        Outcome.End at(Combination combination);
    }

    /** Looks at every choice of paths; what is too large, or too deep, would take too long. */
    private Outcome.End within(Budget budget, Question question, Look look) {
        if (threads.stream().anyMatch(ThreadPaths::isTooLarge)) {
            return Outcome.End.OUT_OF_TIME;
        }
        try {
            return paths(new ArrayList<>(), question, budget, look);
        } catch (OutOfTime | StackOverflowError e) {
            return Outcome.End.OUT_OF_TIME;
        }
    }

    private Outcome.End paths(List<ThreadPath> chosen, Question question, Budget budget, Look look) {
        if (budget.isSpent()) {
            return Outcome.End.OUT_OF_TIME;
        }
        if (chosen.size() == threads.size()) {
            return look.at(new Combination(program, List.copyOf(chosen)));
        }
        for (ThreadPath path : threads.get(chosen.size()).paths()) {
            chosen.add(path);
            if (question.ask(new ConstantRegisters(chosen)) != Question.Answer.NO) {
                Outcome.End end = paths(chosen, question, budget, look);
                if (end != Outcome.End.COMPLETE) {
                    return end;
                }
            }
            chosen.remove(chosen.size() - 1);
        }
        return Outcome.End.COMPLETE;
    }

    /** What is known of the final state from paths alone: registers that hold a constant at the end. */
    private record ConstantRegisters(List<ThreadPath> paths) implements Question.Known {
        @Override
        public boolean hasRegister(int thread, int register) {
            return thread < paths.size()
                    && Folding.isKnown(paths.get(thread).registers().get(register), NOTHING);
        }

        @Override
        public long register(int thread, int register) {
            return Folding.evaluate(paths.get(thread).registers().get(register), NOTHING);
        }

        @Override
        public boolean hasMemory(int location) {
            return false;
        }

        @Override
        public long memory(int location) {
            throw new IllegalStateException("not known yet");
        }
    }

    private static final Folding.Reads NOTHING = new Folding.Reads() {
        @Override
        public boolean isKnown(int read) {
            return false;
        }

        @Override
        public long value(int read) {
            throw new IllegalStateException("not known yet");
        }
    };

    /** Time and counts of one run. */
    static final class Budget {
        private static final int ASK_EVERY = 16;

        private final long end;
        private int asked;
        private boolean spent;
        long allowed;
        long candidates;

        Budget(Limits limits) {
            end = System.nanoTime() + limits.nanos();
        }

        /** Whether time is up; the clock is looked at now and then. */
        boolean isSpent() {
            if (++asked % ASK_EVERY == 0 && System.nanoTime() - end > 0) {
                spent = true;
            }
            return spent;
        }

        /** The judge of an enumeration: says yes or no, and ends a model's own search in time. */
        Judge judge() {
            return new Judge.Silent() {
                @Override
                public void goOn() {
                    if (System.nanoTime() - end > 0) {
                        throw new OutOfTime();
                    }
                }
            };
        }
    }

    /** Ends the search of a model whose time is up. */
    private static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfTime() {
            super("out of time", null, false, false);
        }
    }
}
