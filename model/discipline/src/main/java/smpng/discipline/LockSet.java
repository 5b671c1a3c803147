package smpng.discipline;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.checkerframework.dataflow.expression.JavaExpression;

/**
 * The locks held at one point of a body, each with its depth. Immutable.
 *
 * <p>A lock that is held on one path and not on another is mixed, and stays mixed: the disagreement is reported where
 * the paths meet, and nothing that follows from it is worth a second message.
 */
record LockSet(Map<JavaExpression, Integer> depths) {
    static final LockSet NONE = new LockSet(Map.of());

    private static final int MIXED = -1;

    boolean holds(JavaExpression lock) {
        return depth(lock) != 0;
    }

    boolean known(JavaExpression lock) {
        return depth(lock) != MIXED;
    }

    LockSet acquired(JavaExpression lock) {
        return known(lock) ? with(lock, depth(lock) + 1) : this;
    }

    LockSet released(JavaExpression lock) {
        return known(lock) && holds(lock) ? with(lock, depth(lock) - 1) : this;
    }

    LockSet mixed(JavaExpression lock) {
        return with(lock, MIXED);
    }

    Set<JavaExpression> mixed() {
        return selected(this, lock -> !known(lock));
    }

    LockSet join(LockSet other) {
        LockSet joined = this;
        for (JavaExpression lock : locksOf(other)) {
            if (depth(lock) != other.depth(lock)) {
                joined = joined.mixed(lock);
            }
        }
        return joined;
    }

    /** The locks whose depth is known on both sides and differs: those where paths first disagree. */
    Set<JavaExpression> disagreements(LockSet other) {
        return selected(other, lock -> known(lock) && other.known(lock) && depth(lock) != other.depth(lock));
    }

    /** The locks held deeper here than there, leaving out what is mixed. */
    Set<JavaExpression> beyond(LockSet other) {
        return selected(other, lock -> known(lock) && other.known(lock) && depth(lock) > other.depth(lock));
    }

    private int depth(JavaExpression lock) {
        return depths.getOrDefault(lock, 0);
    }

    private LockSet with(JavaExpression lock, int depth) {
        Map<JavaExpression, Integer> changed = new LinkedHashMap<>(depths);
        if (depth == 0) {
            changed.remove(lock);
        } else {
            changed.put(lock, depth);
        }
        return new LockSet(changed);
    }

    private Set<JavaExpression> selected(LockSet other, Predicate<JavaExpression> wanted) {
        Set<JavaExpression> locks = locksOf(other);
        locks.removeIf(wanted.negate());
        return locks;
    }

    private Set<JavaExpression> locksOf(LockSet other) {
        Set<JavaExpression> locks = new LinkedHashSet<>(depths.keySet());
        locks.addAll(other.depths.keySet());
        return locks;
    }
}
