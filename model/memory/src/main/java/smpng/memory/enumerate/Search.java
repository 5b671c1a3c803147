package smpng.memory.enumerate;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.memory.Event;
import smpng.memory.Execution;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;

/**
 * The executions of one combination of paths: depth first over the sources of its reads, then over the orders of writes
 * of each location.
 *
 * <ol>
 *   <li>A read gets a source; values that follow from it are computed; a path's condition or the question may say no.
 *   <li>Where the model is coherent, what reads and program order imply for the order of writes is kept in {@code
 *       before}; a cycle in it says no.
 *   <li>A monotone model is asked about executions that are not complete, where much is still open.
 *   <li>With every read placed the writes of each location are put in each order that {@code before} admits.
 * </ol>
 */
final class Search {
    /** A partial execution is shown to the model if at least so many completions are open. */
    private static final long WORTH_ASKING = 6;

    /** Who says whether an execution is allowed. */
    interface Judgement {
        boolean isCoherent();

        boolean isMonotone();

        Model.Axioms over(PreExecution x);

        static Judgement of(Model model) {
            return new Judgement() {
                @Override
                public boolean isCoherent() {
                    return model.coherent();
                }

                @Override
                public boolean isMonotone() {
                    return model.monotone();
                }

                @Override
                public Model.Axioms over(PreExecution x) {
                    return model.over(x);
                }
            };
        }

        /** Allows every candidate. */
        static Judgement none() {
            return new Judgement() {
                @Override
                public boolean isCoherent() {
                    return false;
                }

                @Override
                public boolean isMonotone() {
                    return false;
                }

                @Override
                public Model.Axioms over(PreExecution x) {
                    return (execution, judge) -> true;
                }
            };
        }
    }

    private final Combination c;
    private final Judgement judgement;
    private final Question question;
    private final Enumeration.Budget budget;
    private final Visitor visitor;
    private final Judge judge;
    private final int n;
    private @Nullable PreExecution x;
    private Model.@Nullable Axioms axioms;

    private final Values values;
    private final int[] source;
    private final int[][] sources;
    private final int[] reads;
    private final Coherence coherence;

    Search(
            Combination combination,
            Judgement judgement,
            Question question,
            Enumeration.Budget budget,
            Visitor visitor) {
        this.c = combination;
        this.judgement = judgement;
        this.question = question;
        this.budget = budget;
        this.judge = budget.judge();
        this.visitor = visitor;
        n = c.events.size();
        coherence = new Coherence(c.events, judgement.isCoherent());
        values = new Values(combination, coherence);
        source = values.sources();
        sources = new int[n][];
        List<Integer> all = new ArrayList<>();
        for (Event e : c.events) {
            if (e.kind() == Event.Kind.READ) {
                sources[e.id()] = candidates(e, c.events, judgement.isCoherent());
                all.add(e.id());
            }
        }
        all.sort((a, b) -> Integer.compare(sources[a].length, sources[b].length));
        reads = all.stream().mapToInt(i -> i).toArray();
    }

    /** The writes that a read may read from. */
    private static int[] candidates(Event read, List<Event> events, boolean coherent) {
        List<Integer> from = new ArrayList<>();
        int own = -1;
        for (Event w : events) {
            if (coherent && w.thread() == read.thread() && w.id() < read.id() && isWriteTo(w, read.location())) {
                own = w.id();
            }
        }
        for (Event w : events) {
            if (isWriteTo(w, read.location())) {
                boolean mine = w.thread() == read.thread();
                if (!coherent || (mine ? w.id() == own : !(w.isInitial() && own >= 0))) {
                    from.add(w.id());
                }
            }
        }
        return from.stream().mapToInt(i -> i).toArray();
    }

    private static boolean isWriteTo(Event w, int location) {
        return w.kind() == Event.Kind.WRITE && w.location() == location;
    }

    /** Visits everything. */
    Outcome.End run() {
        return values.propagate() ? read(0) : Outcome.End.COMPLETE;
    }

    private Outcome.End read(int depth) {
        if (budget.isSpent()) {
            return Outcome.End.OUT_OF_TIME;
        }
        if (depth == reads.length) {
            if (!values.areComplete()) {
                return Outcome.End.COMPLETE; // a value that would come from itself
            }
            return order();
        }
        int read = reads[depth];
        for (int from : sources[read]) {
            int mark = values.mark();
            source[read] = from;
            Coherence.Saved saved = coherence.save();
            if (coherence.reads(read, from, source)
                    && values.propagate()
                    && question.ask(values) != Question.Answer.NO
                    && isStillAllowed(depth + 1)) {
                Outcome.End end = read(depth + 1);
                if (end != Outcome.End.COMPLETE) {
                    return end;
                }
            }
            coherence.restore(saved);
            values.undo(mark);
            source[read] = -1;
        }
        return Outcome.End.COMPLETE;
    }

    private boolean isStillAllowed(int depth) {
        if (!judgement.isMonotone() || depth == 0) {
            return true;
        }
        long open = coherence.open();
        for (int d = depth; d < reads.length && open < WORTH_ASKING; d++) {
            open *= sources[reads[d]].length;
        }
        return open < WORTH_ASKING || isAllowed(execution());
    }

    private boolean isAllowed(Execution execution) {
        budget.candidates++;
        Model.Axioms known = axioms;
        if (known == null) {
            known = judgement.over(execution.events());
            axioms = known;
        }
        return known.hold(execution, judge);
    }

    private Execution execution() {
        PreExecution events = x;
        if (events == null) {
            events = c.preExecution();
            x = events;
        }
        Relation.Builder rf = Relation.builder(n);
        for (int read : reads) {
            if (source[read] >= 0) {
                rf.add(source[read], read);
            }
        }
        Relation.Builder co = Relation.builder(n);
        coherence.addTo(co);
        return new Execution(events, rf.build("rf"), co.build("co"));
    }

    /** Orders the writes, a location at a time. */
    private Outcome.End order() {
        if (budget.isSpent()) {
            return Outcome.End.OUT_OF_TIME;
        }
        int[] pair = coherence.unordered();
        if (pair.length == 0) {
            if (question.ask(values) != Question.Answer.YES) {
                return Outcome.End.COMPLETE;
            }
            Execution execution = execution();
            if (!isAllowed(execution)) {
                return Outcome.End.COMPLETE;
            }
            budget.allowed++;
            return visitor.visit(execution, values.list(), values.finalState()) == Visitor.Next.STOP
                    ? Outcome.End.STOPPED
                    : Outcome.End.COMPLETE;
        }
        for (int way = 0; way < 2; way++) {
            Coherence.Saved saved = coherence.save();
            if (coherence.orders(pair[way], pair[1 - way])
                    && question.ask(values) != Question.Answer.NO
                    && isStillAllowed(reads.length)) {
                Outcome.End end = order();
                if (end != Outcome.End.COMPLETE) {
                    return end;
                }
            }
            coherence.restore(saved);
        }
        return Outcome.End.COMPLETE;
    }
}
