package smpng.memory.mapping;

import java.util.List;

/** How one mapping writes a language's accesses and fences for one machine. */
interface Scheme {
    /** A load that is relaxed, acquire or seq_cst. */
    Recipe load(Order order);

    /** A store that is relaxed, release or seq_cst. */
    Recipe store(Order order);

    /** A read-modify-write of any order. */
    Recipe update(Order order);

    /** A fence that is acquire, release, both or seq_cst. */
    List<Barrier> fence(Order order);

    /** A fence between loads. */
    List<Barrier> loadLoad();

    /** A fence between stores, and what closes a constructor that wrote a final field. */
    List<Barrier> storeStore();

    /** What must be said of a result that was got through this scheme. */
    default List<String> remarks() {
        return List.of();
    }
}
