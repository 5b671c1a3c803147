package smpng.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A relation on the events of one execution: a row of bits per event, the bit {@code b} of row {@code a} says that
 * {@code a} is related to {@code b}. Immutable; all operands of an operation are over the same events.
 *
 * <p>The operations carry the names of the literature: {@link #seq} is {@code ;}, {@link #plus} the transitive closure,
 * {@link #optional} the reflexive one, {@link #from} and {@link #to} are {@code [S];r} and {@code r;[S]}.
 *
 * <p>A relation remembers how it was made. {@link #explain} uses that to take an edge of, say, {@code prop} apart into
 * the reads-from, coherence and program-order edges it stands for: counterexamples are drawn from it. Remembering costs
 * two references per relation and nothing per edge.
 */
public final class Relation {
    /** One named step from an event to another. */
    public record Edge(int from, int to, String name) {}

    private enum Made {
        GIVEN,
        NAMED,
        OR,
        AND,
        MINUS,
        SEQ,
        INVERSE,
        PLUS,
        IDENTITY
    }

    private final int size;
    private final int words;
    private final long[] rows;
    private final Made made;
    private final String name;
    private final @Nullable Relation left;
    private final @Nullable Relation right;

    private Relation(int size, long[] rows, Made made, String name, @Nullable Relation left, @Nullable Relation right) {
        this.size = size;
        this.words = EventSet.words(size);
        this.rows = rows;
        this.made = made;
        this.name = name;
        this.left = left;
        this.right = right;
    }

    /** Collects pairs. Not for use by several threads. */
    public static final class Builder {
        private final int size;
        private final int words;
        private final long[] rows;

        private Builder(int size) {
            this.size = size;
            this.words = EventSet.words(size);
            this.rows = new long[size * words];
        }

        public Builder add(int from, int to) {
            rows[from * words + (to >> 6)] |= 1L << to;
            return this;
        }

        /** Adds pairs from one event to those that a word of bits has. */
        Builder add(int from, int word, long bits) {
            rows[from * words + word] |= bits;
            return this;
        }

        /** The pairs so far, under a name that explanations use. The builder may go on. */
        public Relation build(String name) {
            return new Relation(size, rows.clone(), Made.GIVEN, name, null, null);
        }
    }

    public static Builder builder(int size) {
        return new Builder(size);
    }

    /** A relation of at most 64 events whose rows are given: for the enumeration's hot path. The rows are kept. */
    static Relation ofRows(String name, long[] rows) {
        return new Relation(rows.length, rows, Made.GIVEN, name, null, null);
    }

    public static Relation empty(int size) {
        return new Relation(size, new long[size * EventSet.words(size)], Made.GIVEN, "0", null, null);
    }

    /** {@code [S]}: every event of the set with itself. */
    public static Relation identity(EventSet set) {
        Builder result = builder(set.universe());
        for (int e = 0; e < result.size; e++) {
            if (set.contains(e)) {
                result.add(e, e);
            }
        }
        return new Relation(set.universe(), result.rows, Made.IDENTITY, "id", null, null);
    }

    /** {@code A*B}: every event of the one with every event of the other. */
    public static Relation product(EventSet from, EventSet to) {
        int size = from.universe();
        int words = EventSet.words(size);
        long[] rows = new long[size * words];
        for (int a = 0; a < size; a++) {
            if (from.contains(a)) {
                for (int w = 0; w < words; w++) {
                    rows[a * words + w] = to.word(w);
                }
            }
        }
        return new Relation(size, rows, Made.GIVEN, "*", null, null);
    }

    /** How many events the execution has. */
    public int universe() {
        return size;
    }

    public boolean contains(int from, int to) {
        return (rows[from * words + (to >> 6)] >>> to & 1) != 0;
    }

    /** The same pairs under a name: an explanation does not look below it unless asked to. */
    public Relation as(String newName) {
        return new Relation(size, rows, Made.NAMED, newName, this, null);
    }

    /** The union. */
    public Relation or(Relation other) {
        long[] result = rows.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] |= other.rows[i];
        }
        return new Relation(size, result, Made.OR, "|", this, other);
    }

    /** The intersection. */
    public Relation and(Relation other) {
        long[] result = rows.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] &= other.rows[i];
        }
        return new Relation(size, result, Made.AND, "&", this, other);
    }

    /** The difference. */
    public Relation minus(Relation other) {
        long[] result = rows.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] &= ~other.rows[i];
        }
        return new Relation(size, result, Made.MINUS, "\\", this, other);
    }

    /** {@code this;other}: pairs with an event between. */
    public Relation seq(Relation other) {
        long[] result = new long[rows.length];
        long[] leading = other.nonEmptyRows(); // program order leads to many events from which nothing leads on
        for (int a = 0; a < size; a++) {
            for (int w = 0; w < words; w++) {
                for (long between = rows[a * words + w] & leading[w]; between != 0; between &= between - 1) {
                    int b = (w << 6) + Long.numberOfTrailingZeros(between);
                    for (int v = 0; v < words; v++) {
                        result[a * words + v] |= other.rows[b * words + v];
                    }
                }
            }
        }
        return new Relation(size, result, Made.SEQ, ";", this, other);
    }

    /** The events that something is related from, as bits. */
    private long[] nonEmptyRows() {
        long[] result = new long[words];
        for (int a = 0, i = 0; a < size; a++) {
            for (int w = 0; w < words; w++, i++) {
                if (rows[i] != 0) {
                    result[a >> 6] |= 1L << a;
                }
            }
        }
        return result;
    }

    /** {@code [set];this}. */
    public Relation from(EventSet set) {
        long[] result = new long[rows.length];
        for (int a = 0; a < size; a++) {
            if (set.contains(a)) {
                System.arraycopy(rows, a * words, result, a * words, words);
            }
        }
        return new Relation(size, result, Made.AND, "&", this, null);
    }

    /** {@code this;[set]}. */
    public Relation to(EventSet set) {
        long[] result = rows.clone();
        for (int i = 0; i < result.length; i += words) {
            for (int w = 0; w < words; w++) {
                result[i + w] &= set.word(w);
            }
        }
        return new Relation(size, result, Made.AND, "&", this, null);
    }

    /** {@code this^-1}. */
    public Relation inverse() {
        long[] result = new long[rows.length];
        for (int a = 0; a < size; a++) {
            for (int w = 0; w < words; w++) {
                for (long to = rows[a * words + w]; to != 0; to &= to - 1) {
                    int b = (w << 6) + Long.numberOfTrailingZeros(to);
                    result[b * words + (a >> 6)] |= 1L << a;
                }
            }
        }
        return new Relation(size, result, Made.INVERSE, "^-1", this, null);
    }

    /** {@code this+}: the transitive closure. */
    public Relation plus() {
        long[] result = rows.clone();
        if (words == 1) {
            for (int k = 0; k < size; k++) {
                long reached = result[k];
                if (reached != 0) {
                    for (int a = 0; a < size; a++) {
                        if ((result[a] >>> k & 1) != 0) {
                            result[a] |= reached;
                        }
                    }
                }
            }
        } else {
            long[] leading = nonEmptyRows();
            for (int k = 0; k < size; k++) {
                if ((leading[k >> 6] >>> k & 1) == 0) {
                    continue;
                }
                for (int a = 0; a < size; a++) {
                    if ((result[a * words + (k >> 6)] >>> k & 1) != 0) {
                        for (int w = 0; w < words; w++) {
                            result[a * words + w] |= result[k * words + w];
                        }
                    }
                }
            }
        }
        return new Relation(size, result, Made.PLUS, "+", this, null);
    }

    /** {@code this?}: this, and every event with itself. */
    public Relation optional() {
        return or(identity(all()));
    }

    /** {@code this*}: the reflexive transitive closure. */
    public Relation star() {
        return plus().optional();
    }

    /** The pairs of different events. */
    public Relation irreflexive() {
        return minus(identity(all()));
    }

    /** The events that something is related from. */
    public EventSet domain() {
        return new EventSet(size, nonEmptyRows());
    }

    /** The events that something is related to. */
    public EventSet range() {
        long[] bits = new long[words];
        for (int i = 0; i < rows.length; i += words) {
            for (int w = 0; w < words; w++) {
                bits[w] |= rows[i + w];
            }
        }
        return new EventSet(size, bits);
    }

    /** What an event is related to. */
    public EventSet successors(int from) {
        return new EventSet(size, Arrays.copyOfRange(rows, from * words, (from + 1) * words));
    }

    public boolean isEmpty() {
        for (long row : rows) {
            if (row != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean isIrreflexive() {
        for (int a = 0; a < size; a++) {
            if (contains(a, a)) {
                return false;
            }
        }
        return true;
    }

    /** True if no event reaches itself. Leaves are taken off until none is left, or only cycles are. */
    public boolean isAcyclic() {
        long[] alive = new long[words];
        for (int a = 0; a < size; a++) {
            alive[a >> 6] |= 1L << a;
        }
        boolean changed = true;
        boolean left = size > 0;
        while (left && changed) {
            changed = false;
            left = false;
            // From the end: what is late in program order leads nowhere first.
            for (int w = words - 1; w >= 0; w--) {
                for (long rest = alive[w]; rest != 0; rest &= ~Long.highestOneBit(rest)) {
                    int a = (w << 6) + 63 - Long.numberOfLeadingZeros(rest);
                    if (isLeaf(a, alive)) {
                        alive[w] &= ~(1L << a);
                        changed = true;
                    } else {
                        left = true;
                    }
                }
            }
        }
        return !left;
    }

    /** True if an event leads to none of those. */
    private boolean isLeaf(int a, long[] alive) {
        for (int w = 0; w < words; w++) {
            if ((rows[a * words + w] & alive[w]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many pairs there are. */
    public int count() {
        int count = 0;
        for (long row : rows) {
            count += Long.bitCount(row);
        }
        return count;
    }

    /** The pairs, ascending. */
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                if (contains(a, b)) {
                    edges.add(new Edge(a, b, name));
                }
            }
        }
        return edges;
    }

    /** A shortest cycle, as its events in order without the first repeated; empty if there is none. */
    public List<Integer> cycle() {
        List<Integer> best = List.of();
        for (int a = 0; a < size; a++) {
            List<Integer> path = path(a, a);
            if (!path.isEmpty() && (best.isEmpty() || path.size() < best.size())) {
                best = path;
            }
        }
        return best.isEmpty() ? best : best.subList(0, best.size() - 1);
    }

    /** A shortest path of at least one step, both ends included; empty if there is none. */
    public List<Integer> path(int from, int to) {
        int[] before = new int[size];
        Arrays.fill(before, -1);
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(from);
        while (!queue.isEmpty()) {
            int a = queue.remove();
            if (contains(a, to)) {
                List<Integer> path = new ArrayList<>(List.of(to, a));
                for (int e = a; e != from; e = before[e]) {
                    path.add(before[e]);
                }
                Collections.reverse(path);
                return path;
            }
            for (int b = 0; b < size; b++) {
                if (b != from && before[b] < 0 && contains(a, b)) {
                    before[b] = a;
                    queue.add(b);
                }
            }
        }
        return List.of();
    }

    /**
     * The steps that one pair stands for, in the relations it was made from: an edge of {@code (rf;co)+} becomes
     * reads-from and coherence edges. Stops at relations that were given a name, by {@link #as} or when built.
     */
    public List<Edge> explain(int from, int to) {
        return explain(from, to, Set.of());
    }

    /** The same, looking below relations of these names too. */
    public List<Edge> explain(int from, int to, Set<String> opened) {
        if (left == null) {
            return made == Made.IDENTITY ? List.of() : List.of(new Edge(from, to, name));
        }
        Relation first = left;
        switch (made) {
            case OR -> {
                return first.contains(from, to) || right == null
                        ? first.explain(from, to, opened)
                        : right.explain(from, to, opened);
            }
            case AND, MINUS -> {
                return first.explain(from, to, opened);
            }
            case INVERSE -> {
                List<Edge> reversed = new ArrayList<>();
                for (Edge edge : first.explain(to, from, opened)) {
                    reversed.add(0, new Edge(edge.to(), edge.from(), edge.name() + "^-1"));
                }
                return reversed;
            }
            case SEQ -> {
                for (int between = 0; between < size && right != null; between++) {
                    if (first.contains(from, between) && right.contains(between, to)) {
                        List<Edge> steps = new ArrayList<>(first.explain(from, between, opened));
                        steps.addAll(right.explain(between, to, opened));
                        return steps;
                    }
                }
                return List.of(new Edge(from, to, name));
            }
            case PLUS -> {
                List<Edge> steps = new ArrayList<>();
                List<Integer> path = first.path(from, to);
                for (int i = 0; i + 1 < path.size(); i++) {
                    steps.addAll(first.explain(path.get(i), path.get(i + 1), opened));
                }
                return steps;
            }
            default -> {
                return opened.contains(name) ? first.explain(from, to, opened) : List.of(new Edge(from, to, name));
            }
        }
    }

    private EventSet all() {
        return EventSet.all(size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Relation relation && relation.size == size && Arrays.equals(relation.rows, rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Edge edge : edges()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(edge.from())
                    .append("->")
                    .append(edge.to());
        }
        return text.toString();
    }
}
