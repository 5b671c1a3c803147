package smpng.memory.machine;

/**
 * What a processor that performs its instructions out of order keeps in order. It looks at one thread at a time, and only
 * at its text: dependencies, fences, tags, equal addresses.
 */
public interface LocalOrder {
    /** The consistency model's name. */
    String name();

    /** True if the older access i performs before the younger access j. */
    boolean before(Window window, int i, int j);

    /** True if the load may take its value from an older store of its thread that has not reached memory. */
    default boolean forwards(Window window, int store, int load) {
        return true;
    }

    /**
     * True if two loads of one location, with no store to it between them, never see two writes in the wrong order: a
     * younger one that went ahead is squashed when the older one then gets another write.
     */
    default boolean squashes() {
        return true;
    }

    /**
     * True if the processor may use values before it has them, and takes back what rested on a wrong one. It then does not
     * wait for what {@link #before} does not name, dependencies included.
     */
    default boolean predicts() {
        return false;
    }

    /**
     * True if a read-modify-write is one access to memory, so that whatever is ordered before or after one half is so for
     * both.
     */
    default boolean indivisible() {
        return false;
    }
}
