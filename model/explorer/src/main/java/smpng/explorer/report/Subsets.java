package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;

/** Subsets of a given size, in the order of the list. */
final class Subsets {
    private Subsets() {}

    static <T extends Object> List<List<T>> of(List<T> all, int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<T>> subsets = new ArrayList<>();
        for (int i = 0; i + size <= all.size(); i++) {
            for (List<T> rest : of(all.subList(i + 1, all.size()), size - 1)) {
                List<T> subset = new ArrayList<>();
                subset.add(all.get(i));
                subset.addAll(rest);
                subsets.add(subset);
            }
        }
        return subsets;
    }
}
