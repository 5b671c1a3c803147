package smpng.memory.machine;

import java.util.ArrayList;
import java.util.List;

/** Immutable lists that differ in one place. */
final class Copy {
    private Copy() {}

    static <T extends Object> List<T> with(List<T> list, int index, T value) {
        List<T> copy = new ArrayList<>(list);
        copy.set(index, value);
        return List.copyOf(copy);
    }

    static <T extends Object> List<T> plus(List<T> list, T last) {
        List<T> copy = new ArrayList<>(list);
        copy.add(last);
        return List.copyOf(copy);
    }

    static <T extends Object> List<T> without(List<T> list, int index) {
        List<T> copy = new ArrayList<>(list);
        copy.remove(index);
        return List.copyOf(copy);
    }
}
