package smpng.memory.machine;

import java.util.List;
import smpng.memory.Event;
import smpng.memory.Tag;
import smpng.memory.program.ThreadPath;

/**
 * What a thread has in its instruction window: the steps of one path, and what a processor sees when it compares two of
 * them. Indices are of steps; {@code i < j} means that i is older.
 */
public final class Window {
    private final ThreadPath path;

    Window(ThreadPath path) {
        this.path = path;
    }

    ThreadPath path() {
        return path;
    }

    public int size() {
        return path.steps().size();
    }

    ThreadPath.Step step(int i) {
        return path.steps().get(i);
    }

    public boolean isRead(int i) {
        return step(i).kind() == Event.Kind.READ;
    }

    public boolean isWrite(int i) {
        return step(i).kind() == Event.Kind.WRITE;
    }

    public boolean isAccess(int i) {
        return step(i).kind() != Event.Kind.FENCE;
    }

    public boolean has(int i, Tag tag) {
        return tag.in(step(i).tags());
    }

    public boolean sameLocation(int i, int j) {
        return isAccess(i) && isAccess(j) && step(i).location() == step(j).location();
    }

    /** True if j's address was computed from i. */
    public boolean address(int i, int j) {
        return step(j).addr().contains(i);
    }

    /** True if the value that j writes was computed from i. */
    public boolean data(int i, int j) {
        return step(j).data().contains(i);
    }

    /** True if a branch before j was computed from i. */
    public boolean control(int i, int j) {
        return step(j).ctrl().contains(i);
    }

    /** True if the address of an access between i and j, or of j, was computed from i. */
    public boolean addressBefore(int i, int j) {
        for (int k = i + 1; k <= j; k++) {
            if (address(i, k)) {
                return true;
            }
        }
        return false;
    }

    /** True if a fence with the tag stands between i and j. */
    public boolean fenced(Tag tag, int i, int j) {
        for (int k = i + 1; k < j; k++) {
            if (!isAccess(k) && has(k, tag)) {
                return true;
            }
        }
        return false;
    }

    /** True if i is the write of a read-modify-write. */
    public boolean isUpdate(int i) {
        return step(i).source() >= 0;
    }

    /** The reads that the address or the value of a step was computed from. */
    List<Integer> needs(int i) {
        return java.util.stream.Stream.concat(step(i).addr().stream(), step(i).data().stream())
                .distinct()
                .toList();
    }
}
