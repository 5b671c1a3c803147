package smpng.suites.barriers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import smpng.bytecode.patch.Orders;
import smpng.memory.Tag;
import smpng.memory.mapping.Lowering;
import smpng.memory.mapping.Mapping;

/**
 * What a machine runs for an access of some order. Two programs that differ only in orders for which it runs the same are the
 * same program there, and need not be explored twice.
 */
final class Instructions {
    private final String machine;
    private final Lowering lowering;

    /** Of a machine, through a mapping. */
    Instructions(Mapping mapping, String machine) {
        this.machine = machine;
        this.lowering = Lowering.of(mapping, machine);
    }

    /** What stands for some changes: empty if the machine runs what it runs without them. */
    List<String> of(List<Change> changes) {
        List<String> different = new ArrayList<>();
        for (Change change : changes) {
            String call = change.access().call();
            if (change.where() != Change.Where.ITSELF) {
                String fence = of("fullFence", change.order());
                if (!fence.equals(of("fullFence", Orders.NONE))) {
                    different.add(change.access().id() + " " + change.where() + " " + fence);
                }
                continue;
            }
            String now = of(call, call);
            String then = of(call, change.order());
            if (!now.equals(then)) {
                different.add(change.access().id() + " " + then);
            }
        }
        different.sort(Comparator.naturalOrder());
        return different;
    }

    private String of(String call, String order) {
        if (machine.equals("sc")) {
            return ""; // its model asks for no order: every access is in the one order that there is
        }
        if (lowering.isLanguage()) {
            return order;
        }
        Optional<Long> fence = fence(order);
        if (Orders.isFence(call)) {
            return fence.map(lowering::fence).orElse(List.of()).toString();
        }
        return switch (Orders.kind(call)) {
            case READ -> lowering.load(read(order)).toString();
            case WRITE -> lowering.store(write(order)).toString();
            case UPDATE -> lowering.update(read(order), write(order)).toString();
        };
    }

    private static Optional<Long> fence(String order) {
        return switch (order) {
            case "fullFence" -> Optional.of(Tag.SEQ_CST.bit());
            case "acquireFence", "loadFence" -> Optional.of(Tag.ACQUIRE.bit());
            case "releaseFence", "storeFence" -> Optional.of(Tag.RELEASE.bit());
            case "loadLoadFence" -> Optional.of(Tag.LOAD_LOAD.bit());
            case "storeStoreFence" -> Optional.of(Tag.STORE_STORE.bit());
            default -> Optional.empty();
        };
    }

    private static long read(String order) {
        return switch (Orders.strength(order)) {
            case VOLATILE -> Tag.SEQ_CST.bit();
            case ACQUIRE -> Tag.ACQUIRE.bit();
            case RELEASE, OPAQUE -> Tag.RELAXED.bit();
            case PLAIN -> Tag.PLAIN.bit();
        };
    }

    private static long write(String order) {
        return switch (Orders.strength(order)) {
            case VOLATILE -> Tag.SEQ_CST.bit();
            case RELEASE -> Tag.RELEASE.bit();
            case ACQUIRE, OPAQUE -> Tag.RELAXED.bit();
            case PLAIN -> Tag.PLAIN.bit();
        };
    }
}
