package smpng.explorer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;

/**
 * An execution as a program without branches: each thread does what it did, and what it read tells whether it was this execution.
 * Values are renamed, for no branch depends on them: a variable begins as 0, and the writes to it are numbered in coherence order,
 * so that a value tells which write was read. Plain and opaque accesses to what only one thread accesses, or nobody writes, are left
 * out: no machine orders anything by them.
 *
 * @param refusal why the execution is none; empty if it is one
 * @param threads what they do
 * @param variables their names, as identifiers
 * @param last for variables with several writes, or that a thread read that came after all others: the value at the end
 */
record StraightLine(String refusal, List<List<Op>> threads, List<String> variables, Map<Integer, Integer> last) {
    /** More makes a large program, which nobody reads. */
    private static final int LONGEST = 40;

    /**
     * What a thread does.
     *
     * @param step as it was in the execution
     * @param variable its number; -1 for a fence
     * @param read what it reads; -1 if nothing
     * @param written what it writes; -1 if nothing
     * @param told how a reader was told of it
     */
    record Op(Step step, int variable, int read, int written, String told) {}

    /** The registers, in the order of threads: what each is to be at the end. */
    List<Integer> registers() {
        return threads.stream()
                .flatMap(List::stream)
                .filter(op -> op.read() >= 0)
                .map(Op::read)
                .toList();
    }

    private static StraightLine refused(String why) {
        return new StraightLine(why, List.of(), List.of(), Map.of());
    }

    static StraightLine of(Seen seen, Numbered numbers, ExecutionText text, ExecutionText.Names names) {
        if (!seen.waiting().isEmpty()) {
            return refused("threads wait for ever, which no end of a straight line shows");
        }
        int after = last(seen);
        for (List<Step> thread : seen.steps()) {
            for (Step step : thread) {
                String refusal = refusal(step, after);
                if (!refusal.isEmpty()) {
                    return refused(refusal);
                }
            }
        }
        StraightLine made = new Making(seen, numbers, text, names).made(after);
        int size = made.threads.stream().mapToInt(List::size).sum();
        return size > LONGEST
                ? refused(size + " steps, and no more than " + LONGEST + " are written down")
                : size == 0 ? refused("threads share nothing") : made;
    }

    /** The thread that does nothing before all others have ended; -1 if there is none. */
    private static int last(Seen seen) {
        Set<Integer> busy = new HashSet<>();
        for (int t = 0; t < seen.steps().size(); t++) {
            if (!seen.steps().get(t).isEmpty()) {
                busy.add(t);
            }
        }
        for (int t : busy) {
            Set<Integer> joined = new HashSet<>();
            for (Step step : seen.steps().get(t)) {
                if (step.kind() != Step.Kind.JOIN) {
                    break;
                }
                joined.add(step.location());
            }
            Set<Integer> others = new HashSet<>(busy);
            others.remove(t);
            if (!joined.isEmpty() && joined.containsAll(others)) {
                return t;
            }
        }
        return -1;
    }

    private static String refusal(Step step, int after) {
        return switch (step.kind()) {
            case START -> "a thread is started while others run";
            case JOIN -> step.thread() == after ? "" : "a thread waits for another to end";
            case CHOICE -> "something was chosen, such as that a weak compare-and-set fails for nothing";
            case UPDATE, FAILED_UPDATE, READ, WRITE, FENCE -> "";
        };
    }

    /** A straight line being made. */
    private static final class Making {
        private final Seen seen;
        private final Numbered numbers;
        private final ExecutionText text;
        private final ExecutionText.Names names;
        private final Map<Integer, Integer> variables = new LinkedHashMap<>();
        private final List<String> identifiers = new ArrayList<>();
        private final Map<Step.Id, Integer> values = new HashMap<>();
        private final Map<Integer, Integer> writes = new HashMap<>();

        Making(Seen seen, Numbered numbers, ExecutionText text, ExecutionText.Names names) {
            this.seen = seen;
            this.numbers = numbers;
            this.text = text;
            this.names = names;
        }

        StraightLine made(int after) {
            Map<Integer, Set<Integer>> threads = new HashMap<>();
            for (List<Step> thread : seen.steps()) {
                for (Step step : thread) {
                    if (ExecutionText.isAccess(step)) {
                        threads.computeIfAbsent(step.location(), x -> new HashSet<>())
                                .add(step.thread());
                    }
                    if (step.place() > 0) {
                        values.put(step.id(), step.place());
                        writes.merge(step.location(), step.place(), Math::max);
                    }
                }
            }
            List<List<Op>> all = new ArrayList<>();
            Map<Integer, Integer> last = new TreeMap<>();
            for (List<Step> thread : seen.steps()) {
                List<Op> ops = new ArrayList<>();
                for (Step step : thread) {
                    boolean shared = writes.containsKey(step.location())
                            && threads.getOrDefault(step.location(), Set.of()).size() > 1;
                    if (step.thread() == after) {
                        if (ExecutionText.isAccess(step) && shared && step.kind() != Step.Kind.READ) {
                            return refused("the thread that comes last writes");
                        } else if (step.kind() == Step.Kind.READ && shared) {
                            last.put(variable(step.location()), read(step));
                        }
                    } else if (step.kind() == Step.Kind.FENCE
                            || ExecutionText.isAccess(step) && (shared || isOrdered(step))) {
                        ops.add(op(step));
                    }
                }
                if (!ops.isEmpty()) {
                    all.add(ops);
                }
            }
            writes.forEach((location, most) -> {
                if (most > 1 && variables.containsKey(location)) {
                    last.put(variable(location), most);
                }
            });
            return new StraightLine("", all, List.copyOf(identifiers), last);
        }

        private static boolean isOrdered(Step step) {
            return step.declared() > Order.OPAQUE
                    && step.declared() != Order.REFERENCE
                    && step.declared() != (Order.REFERENCE | Order.OPAQUE);
        }

        private Op op(Step step) {
            boolean reads = ExecutionText.isAccess(step) && step.kind() != Step.Kind.WRITE;
            return new Op(
                    step,
                    ExecutionText.isAccess(step) ? variable(step.location()) : -1,
                    reads ? read(step) : -1,
                    values.getOrDefault(step.id(), -1),
                    text.cell(step, numbers));
        }

        private int read(Step step) {
            return step.source().map(id -> values.getOrDefault(id, 0)).orElse(0);
        }

        private int variable(int location) {
            return variables.computeIfAbsent(location, x -> {
                identifiers.add(identifier(names.location(x)));
                return identifiers.size() - 1;
            });
        }

        /** The last part of a name, as one that C and Java allow and that nothing else has. */
        private String identifier(String name) {
            String simple = name.substring(name.lastIndexOf('.') + 1)
                    .replaceAll("[^A-Za-z0-9]+", "_")
                    .replaceAll("^_+|_+$", "")
                    .toLowerCase(Locale.ROOT);
            boolean usual = simple.matches("[a-z][a-z0-9_]*") && !simple.matches("r[0-9]+|p[0-9]+|e[0-9]+");
            String base =
                    Optional.of(simple).filter(s -> usual && !Keywords.has(s)).orElse("v_" + simple);
            String unique = base;
            for (int i = 2; identifiers.contains(unique); i++) {
                unique = base + "_" + i;
            }
            return unique;
        }
    }
}
