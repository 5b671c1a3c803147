package smpng.api.program;

import java.util.List;

/**
 * Named locations next to each other. A single location is an array of one that is no {@code array}.
 *
 * @param name unique in the program
 * @param initial the elements' values at first, as many as there are elements
 * @param isArray false for a single location
 */
public record Array(String name, Type type, List<Long> initial, boolean isArray) {
    public Array {
        initial = List.copyOf(initial);
    }

    /** How many elements. */
    public int size() {
        return initial.size();
    }

    /** An element, by a number computed when the access is reached. Outside the array that is a failure of the thread. */
    public Place at(Value index) {
        return new Place(this, index);
    }

    /** An element. */
    public Place at(long index) {
        return at(Value.of(index));
    }
}
