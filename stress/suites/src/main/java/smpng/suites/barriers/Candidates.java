package smpng.suites.barriers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpng.bytecode.patch.OrderedAccess;
import smpng.bytecode.patch.Orders;

/**
 * Ways to order more, the smallest first: another order of one access, of two, or a fence. What is small is counted in what it
 * asks of a machine: acquire or release on an access one, a fence of one kind two, whatever is volatile, or a full fence, four and
 * five, for it waits for the stores before it.
 */
final class Candidates {
    private static final int ONE_KIND = 1;
    private static final int FENCE = 2;
    private static final int VOLATILE = 4;
    private static final int FULL_FENCE = 5;

    private Candidates() {}

    /**
     * A way.
     *
     * @param cost how much it asks of a machine
     * @param kind one access, two, or a fence
     * @param changes what is changed together
     */
    record Candidate(int cost, int kind, List<Change> changes) {
        Candidate {
            changes = List.copyOf(changes);
        }
    }

    /** Of some accesses. */
    static List<Candidate> of(List<OrderedAccess> accesses) {
        List<Candidate> all = new ArrayList<>();
        List<Candidate> single = new ArrayList<>();
        for (OrderedAccess access : accesses) {
            costs(access)
                    .forEach((order, cost) -> single.add(new Candidate(cost, 1, List.of(Change.order(access, order)))));
            for (String fence : List.of("acquireFence", "releaseFence", "fullFence")) {
                int cost = fence.equals("fullFence") ? FULL_FENCE : FENCE;
                all.add(new Candidate(cost, 3, List.of(new Change(access, Change.Where.AFTER, fence))));
                all.add(new Candidate(cost, 3, List.of(new Change(access, Change.Where.BEFORE, fence))));
            }
        }
        all.addAll(single);
        for (int i = 0; i < single.size(); i++) {
            for (int j = i + 1; j < single.size(); j++) {
                Change first = single.get(i).changes().get(0);
                Change second = single.get(j).changes().get(0);
                if (!first.access().equals(second.access())) {
                    int cost = single.get(i).cost() + single.get(j).cost();
                    all.add(new Candidate(cost, 2, List.of(first, second)));
                }
            }
        }
        all.sort(Comparator.comparing(Candidate::cost).thenComparing(Candidate::kind));
        return all;
    }

    /** Every stronger order of an access, and what it costs. */
    private static Map<String, Integer> costs(OrderedAccess access) {
        Map<String, Integer> costs = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(access.call()));
        while (!open.isEmpty()) {
            for (String above : Orders.above(open.remove())) {
                if (!above.equals(access.call()) && !costs.containsKey(above)) {
                    costs.put(above, Math.max(ONE_KIND, cost(above) - cost(access.call())));
                    open.add(above);
                }
            }
        }
        return costs;
    }

    private static int cost(String order) {
        if (order.equals("loadLoadFence") || order.equals("storeStoreFence")) {
            return ONE_KIND;
        } else if (Orders.isFence(order)) {
            return order.equals("fullFence") ? FULL_FENCE : FENCE;
        }
        return switch (Orders.strength(order)) {
            case PLAIN, OPAQUE -> 0;
            case ACQUIRE, RELEASE -> ONE_KIND;
            case VOLATILE -> VOLATILE;
        };
    }
}
