package smpng.litmus.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpng.memory.program.Program;

/** The locations of a test, in the order they are met. */
final class Locations {
    private static final long UNIT = 4;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Program.Location> all = new ArrayList<>();
    private final Map<String, Long> units = new LinkedHashMap<>();

    boolean has(String name) {
        return numbers.containsKey(name);
    }

    /** The location of that name, made if it is new. */
    int of(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = all.size();
        numbers.put(name, number);
        all.add(new Program.Location(name, 0, number, 0));
        return number;
    }

    /** An element of an array; element 0 is the array's own name. */
    int of(String name, long index) {
        int base = of(name);
        String element = name + "[" + index + "]";
        if (index == 0) {
            numbers.put(element, base);
            return base;
        }
        Integer known = numbers.get(element);
        if (known != null) {
            return known;
        }
        int number = all.size();
        numbers.put(element, number);
        all.add(new Program.Location(element, 0, base, index * unit(name)));
        return number;
    }

    /** How many bytes an element of an array has. */
    long unit(String name) {
        return units.getOrDefault(name, UNIT);
    }

    boolean hasArrays() {
        return all.stream().anyMatch(l -> l.offset() != 0);
    }

    /** True if the name has several elements. */
    boolean isArray(String name) {
        return numbers.containsKey(name + "[1]");
    }

    void unit(String name, long bytes) {
        units.put(name, bytes);
    }

    void initial(int location, long value) {
        Program.Location old = all.get(location);
        all.set(location, new Program.Location(old.name(), value, old.base(), old.offset()));
    }

    List<Program.Location> all() {
        return all;
    }

    /** The address of a location that is known already. */
    long address(int location) {
        return new Program("", all, List.of()).addressOf(location);
    }
}
