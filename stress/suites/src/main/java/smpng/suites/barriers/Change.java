package smpng.suites.barriers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.OrderedAccess;
import smpng.bytecode.patch.Orders;

/**
 * An access with another order than it has.
 *
 * @param access the access
 * @param order the order, by the name of the call; {@link Orders#NONE} for a fence that is not there
 */
record Change(OrderedAccess access, String order) {
    /** Patches for several changes: the last of several calls of one name first, for a changed one is not counted any more. */
    static List<ClassPatch> patches(List<Change> all) {
        List<Change> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(change -> -change.access().nth()));
        Map<String, Integer> changed = new LinkedHashMap<>();
        List<ClassPatch> patches = new ArrayList<>();
        for (Change change : sorted) {
            OrderedAccess a = change.access();
            String name = a.group();
            int before = changed.getOrDefault(name, 0);
            changed.put(name, before + 1);
            patches.add(a.outOf(a.of() - before).with(change.order()));
        }
        return patches;
    }

    @Override
    public String toString() {
        return access.place() + ":" + access.line() + " " + (order.equals(Orders.NONE) ? "none" : order);
    }
}
