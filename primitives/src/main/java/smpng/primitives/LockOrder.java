package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.checkerframework.checker.lock.qual.GuardedBy;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * In which order classes of locks are taken, as learned: a set of steps "while one of this class was held, one of that was
 * waited for", and which class comes before which through any number of steps.
 *
 * <pre>
 *   word  row x words + column / 64      bit column mod 64: row comes before column, by one step or more
 * </pre>
 *
 * <p>Bits are set under the lock, and never cleared. So whoever reads one without the lock may miss what is just being
 * learned, and what it finds is true for good: {@link #isKnown} may say no too early, never yes.
 */
final class LockOrder {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    /** Guards the steps, and every write of the table. */
    final SpinMutex lock;

    private final int words;
    private final long[] before;
    /** The step from one class to another, if it was seen, in row and column as above. */
    private final @GuardedBy("lock") @Nullable LockStep[] steps;

    private final int classes;

    /**
     * An empty order.
     *
     * @param classes how many classes there may be, at least 1; they are numbered from 0
     */
    LockOrder(Machine machine, int classes) {
        this.lock = SpinMutex.unwatched(machine, "witness");
        this.classes = classes;
        this.words = (classes + Long.SIZE - 1) / Long.SIZE;
        this.before = new long[classes * words];
        this.steps = new @Nullable LockStep[classes * classes];
    }

    /** Whether {@code first} is known to come before {@code then}. Without the lock, no may be too early. */
    boolean isKnown(int first, int then) {
        // Opaque: a bit is all that is taken from it, and a bit that is set stays.
        long word = (long) WORD.getOpaque(before, first * words + then / Long.SIZE);
        return (word & 1L << then) != 0;
    }

    /**
     * Learns a step, with all that follows from it, unless it leads backwards.
     *
     * @return whether it could be learned: {@code then} does not come before {@code first}
     */
    @Holding("this.lock")
    boolean learn(LockStep step) {
        int first = step.first();
        int then = step.then();
        if (isBackwards(step)) {
            return false;
        }
        if (steps[first * classes + then] == null) {
            steps[first * classes + then] = step;
        }
        if (!isKnown(first, then)) {
            addFrom(first, then);
            for (int row = 0; row < classes; row++) {
                if (isKnown(row, first)) {
                    addFrom(row, then);
                }
            }
        }
        return true;
    }

    private boolean isBackwards(LockStep step) {
        return step.first() == step.then() || isKnown(step.then(), step.first());
    }

    /** Whatever comes after {@code then}, and itself, comes after {@code row}. */
    @Holding("this.lock")
    private void addFrom(int row, int then) {
        for (int word = 0; word < words; word++) {
            long more = (long) WORD.getOpaque(before, then * words + word);
            if (word == then / Long.SIZE) {
                more |= 1L << then;
            }
            long has = (long) WORD.getOpaque(before, row * words + word);
            WORD.setOpaque(before, row * words + word, has | more);
        }
    }

    /** The fewest steps that lead from one class to another; none if it does not come before. */
    @Holding("this.lock")
    List<LockStep> path(int from, int to) {
        @Nullable LockStep[] cameBy = new @Nullable LockStep[classes];
        Deque<Integer> reached = new ArrayDeque<>(List.of(from));
        while (!reached.isEmpty() && cameBy[to] == null) {
            int at = reached.remove();
            for (int next = 0; next < classes; next++) {
                LockStep step = steps[at * classes + next];
                if (step != null && next != from && cameBy[next] == null) {
                    cameBy[next] = step;
                    reached.add(next);
                }
            }
        }
        List<LockStep> path = new ArrayList<>();
        LockStep step = cameBy[to];
        while (step != null) {
            path.add(step);
            step = cameBy[step.first()];
        }
        Collections.reverse(path);
        return path;
    }

    /** Every step that was seen, in order of its classes. */
    @Holding("this.lock")
    List<LockStep> steps() {
        List<LockStep> seen = new ArrayList<>();
        for (LockStep step : steps) {
            if (step != null) {
                seen.add(step);
            }
        }
        return seen;
    }
}
