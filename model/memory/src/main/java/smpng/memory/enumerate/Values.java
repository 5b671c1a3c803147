package smpng.memory.enumerate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smpng.memory.Event;
import smpng.memory.program.Expression;
import smpng.memory.program.ThreadPath;

/**
 * What is known of the values of a candidate execution while its reads get their sources: what each event reads or
 * writes, and what of the final state follows.
 */
final class Values implements Question.Known {
    private final Combination c;
    private final Coherence coherence;
    private final int n;
    private final long[] value;
    private final boolean[] known;
    private final int[] source;
    /** By thread: its read values. */
    private final Folding.Reads[] reads;
    /** The events whose value became known, in that order. */
    private final int[] trail;

    private int size;

    Values(Combination combination, Coherence coherence) {
        this.c = combination;
        this.coherence = coherence;
        n = c.events.size();
        value = new long[n];
        known = new boolean[n];
        source = new int[n];
        trail = new int[n];
        Arrays.fill(source, -1);
        for (Event e : c.events) {
            known[e.id()] = e.kind() == Event.Kind.FENCE;
        }
        reads = new Folding.Reads[c.paths.size()];
        for (int t = 0; t < reads.length; t++) {
            reads[t] = new ThreadReads(c.readEvents[t], value, known);
        }
    }

    /** The values that one thread read. */
    private static final class ThreadReads implements Folding.Reads {
        private final int[] events;
        private final long[] value;
        private final boolean[] known;

        ThreadReads(int[] events, long[] value, boolean[] known) {
            this.events = events;
            this.value = value;
            this.known = known;
        }

        @Override
        public boolean isKnown(int read) {
            return known[events[read]];
        }

        @Override
        public long value(int read) {
            return value[events[read]];
        }
    }

    /** By event: where each read has its value from, -1 if that is open. */
    int[] sources() {
        return source;
    }

    /** A state to go back to. */
    int mark() {
        return size;
    }

    void undo(int mark) {
        while (size > mark) {
            known[trail[--size]] = false;
        }
    }

    /** True if every event's value is known. */
    boolean areComplete() {
        for (boolean each : known) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    /** What each event read or wrote; 0 for fences. */
    List<Long> list() {
        return Arrays.stream(value).boxed().toList();
    }

    FinalState finalState() {
        List<List<Long>> registers = new ArrayList<>();
        for (int t = 0; t < c.paths.size(); t++) {
            List<Long> own = new ArrayList<>();
            for (int r = 0; r < c.paths.get(t).registers().size(); r++) {
                own.add(register(t, r));
            }
            registers.add(own);
        }
        List<Long> memory = new ArrayList<>();
        for (int location = 0; location < c.program.locations().size(); location++) {
            memory.add(memory(location));
        }
        return new FinalState(registers, memory);
    }

    /** Computes what follows from the sources; false if a path's condition is not met. */
    boolean propagate() {
        boolean more = true;
        while (more) {
            more = false;
            for (int e = 0; e < n; e++) {
                if (!known[e] && isComputed(e)) {
                    known[e] = true;
                    trail[size++] = e;
                    more = true;
                }
            }
        }
        for (int t = 0; t < reads.length; t++) {
            ThreadPath path = c.paths.get(t);
            for (Expression condition : path.conditions()) {
                if (Folding.isKnown(condition, reads[t]) && Folding.evaluate(condition, reads[t]) == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isComputed(int e) {
        Event event = c.events.get(e);
        if (event.kind() == Event.Kind.READ) {
            if (source[e] < 0 || !known[source[e]]) {
                return false;
            }
            value[e] = value[source[e]];
            return true;
        }
        Expression expression = c.writes.get(e);
        if (expression instanceof Expression.Constant constant) {
            value[e] = constant.value();
            return true;
        }
        Folding.Reads own = reads[event.thread()];
        if (!Folding.isKnown(expression, own)) {
            return false;
        }
        value[e] = Folding.evaluate(expression, own);
        return true;
    }

    @Override
    public boolean hasRegister(int thread, int register) {
        return Folding.isKnown(c.paths.get(thread).registers().get(register), reads[thread]);
    }

    @Override
    public long register(int thread, int register) {
        return Folding.evaluate(c.paths.get(thread).registers().get(register), reads[thread]);
    }

    @Override
    public boolean hasMemory(int location) {
        int last = coherence.last(location);
        return last == Coherence.UNTOUCHED || last >= 0 && known[last];
    }

    @Override
    public long memory(int location) {
        int last = coherence.last(location);
        return last == Coherence.UNTOUCHED ? c.program.locations().get(location).initial() : value[last];
    }
}
