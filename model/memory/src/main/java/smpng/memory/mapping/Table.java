package smpng.memory.mapping;

import java.util.List;
import java.util.function.Function;

/** A scheme, entry by entry. */
record Table(
        Function<Order, Recipe> loads,
        Function<Order, Recipe> stores,
        Function<Order, Recipe> updates,
        Function<Order, List<Barrier>> fences,
        List<Barrier> loadLoad,
        List<Barrier> storeStore,
        List<String> remarks)
        implements Scheme {
    @Override
    public Recipe load(Order order) {
        return loads.apply(order);
    }

    @Override
    public Recipe store(Order order) {
        return stores.apply(order);
    }

    @Override
    public Recipe update(Order order) {
        return updates.apply(order);
    }

    @Override
    public List<Barrier> fence(Order order) {
        return fences.apply(order);
    }
}
