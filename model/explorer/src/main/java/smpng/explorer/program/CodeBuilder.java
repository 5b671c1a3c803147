package smpng.explorer.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Puts a thread's code together: steps, labels, and loops, for which it finds out which registers decide what the next round
 * does: those that are assigned somewhere and, at the loop's head, read before they are assigned again.
 */
final class CodeBuilder {
    private final long[] initial;
    /** By index of the step: the step, given where the labels are. */
    private final List<IntFunction<Op>> steps = new ArrayList<>();
    /** By step: the label that it goes to, if any. */
    private final List<Integer> targets = new ArrayList<>();
    /** By label: its place. */
    private final List<Integer> labels = new ArrayList<>();
    /** By step: the number of the head that it is or goes back to, if any. */
    private final List<Integer> loops = new ArrayList<>();

    private int heads;

    private static final int NOT_PLACED = -1;

    /** Code that starts with these values in its registers. */
    CodeBuilder(long[] initial) {
        this.initial = initial;
    }

    /** A label to be placed later. */
    int label() {
        labels.add(NOT_PLACED);
        return labels.size() - 1;
    }

    /** The next step is where the label is. */
    void place(int label) {
        labels.set(label, steps.size());
    }

    void add(Op op) {
        add(target -> op, NOT_PLACED, NOT_PLACED);
    }

    /** Goes to the label if the condition is not 0. */
    void branch(Node condition, int label) {
        add(target -> Flow.branch(condition, target), label, NOT_PLACED);
    }

    /** Goes to the label. */
    void jump(int label) {
        add(Flow::jump, label, NOT_PLACED);
    }

    /** The head of a loop; returns its number. */
    int head() {
        int head = heads++;
        add(target -> Flow.jump(target), NOT_PLACED, head);
        return head;
    }

    /** The way back to the head, which is at the label. */
    void again(int head, int label) {
        add(Flow::jump, label, head);
    }

    private void add(IntFunction<Op> step, int label, int loop) {
        steps.add(step);
        targets.add(label);
        loops.add(loop);
    }

    /**
     * The code.
     *
     * @throws IllegalArgumentException if a label was not placed
     */
    Code build() {
        int n = steps.size();
        Op[] ops = new Op[n];
        for (int i = 0; i < n; i++) {
            // A head is a jump to the next step as long as the registers that matter are not known.
            boolean isHead = loops.get(i) != NOT_PLACED && targets.get(i) == NOT_PLACED;
            ops[i] = steps.get(i).apply(isHead ? i + 1 : target(i));
        }
        BitSet[] live = live(ops);
        BitSet assigned = new BitSet();
        for (Op op : ops) {
            if (op.into() >= 0) {
                assigned.set(op.into());
            }
        }
        int[][] values = new int[heads][];
        int[] marks = new int[heads];
        int slots = initial.length;
        for (int i = 0; i < n; i++) {
            if (loops.get(i) != NOT_PLACED && targets.get(i) == NOT_PLACED) {
                BitSet matters = (BitSet) live[i].clone();
                matters.and(assigned);
                values[loops.get(i)] = matters.stream().toArray();
                marks[loops.get(i)] = slots;
                slots += 1 + matters.cardinality();
            }
        }
        for (int i = 0; i < n; i++) {
            int loop = loops.get(i);
            if (loop != NOT_PLACED) {
                ops[i] = targets.get(i) == NOT_PLACED
                        ? Flow.head(marks[loop], values[loop])
                        : Flow.again(target(i), marks[loop], values[loop]);
            }
        }
        return new Code(ops, Arrays.copyOf(initial, slots));
    }

    /** Where a step's label is; the end for a step without one. */
    private int target(int step) {
        int label = targets.get(step);
        if (label == NOT_PLACED) {
            return steps.size();
        }
        if (labels.get(label) == NOT_PLACED) {
            throw new IllegalArgumentException("a jump to a label that the thread has not");
        }
        return labels.get(label);
    }

    /** By step: the registers whose values before it may be read by it or later. */
    private static BitSet[] live(Op[] ops) {
        BitSet[] live = new BitSet[ops.length + 1];
        Arrays.setAll(live, i -> new BitSet());
        boolean more = true;
        while (more) {
            more = false;
            for (int i = ops.length - 1; i >= 0; i--) {
                BitSet before = new BitSet();
                if (ops[i].fallsThrough()) {
                    before.or(live[i + 1]);
                }
                if (ops[i].target() != Op.NONE) {
                    before.or(live[ops[i].target()]);
                }
                if (ops[i].into() >= 0) {
                    before.clear(ops[i].into());
                }
                before.or(ops[i].uses());
                if (!before.equals(live[i])) {
                    live[i] = before;
                    more = true;
                }
            }
        }
        return live;
    }
}
