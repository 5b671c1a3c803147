package smpng.suites.barriers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.OrderedAccess;
import smpng.bytecode.patch.Orders;

/**
 * An access with another order than it has, or with a fence beside it.
 *
 * @param access the access
 * @param where what is changed
 * @param order the order, or the fence, by the name of the call; {@link Orders#NONE} for a fence that is not there
 */
record Change(OrderedAccess access, Where where, String order) {
    /** What is changed. */
    enum Where {
        ITSELF,
        BEFORE,
        AFTER
    }

    /** Another order. */
    static Change order(OrderedAccess access, String order) {
        return new Change(access, Where.ITSELF, order);
    }

    /**
     * Patches for several changes: the last of several calls of one name first, for a changed one is not counted any more;
     * and fences before orders, for they are put beside what has its old name.
     */
    static List<ClassPatch> patches(List<Change> all) {
        List<Change> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.<Change, Boolean>comparing(change -> change.where() == Where.ITSELF)
                .thenComparing(change -> -change.access().nth()));
        Map<String, Integer> changed = new LinkedHashMap<>();
        List<ClassPatch> patches = new ArrayList<>();
        for (Change change : sorted) {
            OrderedAccess a = change.access();
            if (change.where() != Where.ITSELF) {
                patches.add(a.fenced(change.where() == Where.BEFORE, change.order()));
                continue;
            }
            int before = changed.getOrDefault(a.group(), 0);
            changed.put(a.group(), before + 1);
            patches.add(a.outOf(a.of() - before).with(change.order()));
        }
        return patches;
    }

    @Override
    public String toString() {
        String name = order.equals(Orders.NONE) ? "none" : order;
        return access.place() + ":" + access.line() + " "
                + (where == Where.ITSELF ? name : name + " " + where.name().toLowerCase(Locale.ROOT) + " it");
    }
}
