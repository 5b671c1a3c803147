package smpng.api.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a {@link Program}: first its locations, then its threads, each through a {@link ThreadBuilder}, which may be
 * written in turns. Every method throws {@link MalformedProgram} at the statement that makes no sense.
 */
public final class ProgramBuilder {
    private final String name;
    private final Map<String, Array> arrays = new LinkedHashMap<>();
    private final Map<String, ThreadBuilder> threads = new LinkedHashMap<>();
    private Optional<Value> atEnd = Optional.empty();
    private boolean built;

    ProgramBuilder(String name) {
        this.name = name;
    }

    /** A location of 32 bits, 0 at first. */
    public Place intLocation(String location) {
        return intLocation(location, 0);
    }

    /** A location of 32 bits. */
    public Place intLocation(String location, long initial) {
        return declare(new Array(location, Type.INT, List.of(initial), false)).at(0);
    }

    /** A location of 64 bits, 0 at first. */
    public Place longLocation(String location) {
        return longLocation(location, 0);
    }

    /** A location of 64 bits. */
    public Place longLocation(String location, long initial) {
        return declare(new Array(location, Type.LONG, List.of(initial), false)).at(0);
    }

    /** Locations of 32 bits, 0 at first. */
    public Array intArray(String array, int size) {
        return array(array, Type.INT, size);
    }

    /** Locations of 64 bits, 0 at first. */
    public Array longArray(String array, int size) {
        return array(array, Type.LONG, size);
    }

    /** Locations with these values at first. */
    public Array array(String array, Type type, long... initial) {
        return declare(new Array(array, type, Arrays.stream(initial).boxed().toList(), true));
    }

    private Array array(String array, Type type, int size) {
        if (size < 1) {
            throw malformed("array " + array + " has " + size + " elements");
        }
        return declare(new Array(array, type, Collections.nCopies(size, 0L), true));
    }

    private Array declare(Array array) {
        checkOpen();
        if (array.name().isBlank()) {
            throw malformed("a location has no name");
        }
        if (array.size() == 0) {
            throw malformed("array " + array.name() + " has no elements");
        }
        for (long value : array.initial()) {
            if (!array.type().holds(value)) {
                throw malformed("initial value " + value + " of " + array.name() + " does not fit an int");
            }
        }
        if (arrays.putIfAbsent(array.name(), array) != null) {
            throw malformed("two locations are called " + array.name());
        }
        return array;
    }

    /** A thread, to be written through what is returned. */
    public ThreadBuilder thread(String thread) {
        checkOpen();
        if (thread.isBlank()) {
            throw malformed("a thread has no name");
        }
        ThreadBuilder builder = new ThreadBuilder(this, thread);
        if (threads.putIfAbsent(thread, builder) != null) {
            throw malformed("two threads are called " + thread);
        }
        return builder;
    }

    /** What must hold when every thread has ended; of several conditions, all. */
    public ProgramBuilder atEnd(Value condition) {
        checkOpen();
        checkAtEnd(condition);
        atEnd = Optional.of(atEnd.map(before -> both(before, condition)).orElse(condition));
        return this;
    }

    private static Value both(Value one, Value other) {
        return one.ne(0).and(other.ne(0));
    }

    /** The program. Nothing can be added any more. */
    public Program build() {
        checkOpen();
        if (threads.isEmpty()) {
            throw malformed("there is no thread");
        }
        List<Program.Code> code = new ArrayList<>();
        threads.values().forEach(thread -> code.add(thread.code()));
        built = true;
        return new Program(name, List.copyOf(arrays.values()), code, atEnd);
    }

    void checkOpen() {
        if (built) {
            throw malformed("it is built; nothing can be added");
        }
    }

    /** What is wrong with a place, or nothing. */
    Optional<String> wrongWith(Place place) {
        Array array = place.array();
        Array own = arrays.get(array.name());
        if (own != array) {
            return Optional.of("location " + array.name() + " is not of this program");
        }
        if (place.index() instanceof Value.Constant index && (index.value() < 0 || index.value() >= array.size())) {
            return Optional.of(place + " is outside the array, which has " + array.size() + " elements");
        }
        return Optional.empty();
    }

    private void checkAtEnd(Value value) {
        if (value instanceof Value.Arithmetic arithmetic) {
            checkAtEnd(arithmetic.left());
            checkAtEnd(arithmetic.right());
        } else if (value instanceof Register register) {
            ThreadBuilder thread = threads.get(register.thread());
            if (thread == null || !thread.has(register)) {
                throw malformed("at the end: register " + register + " of thread " + register.thread()
                        + " is not of this program");
            }
        } else if (value instanceof Value.Last last) {
            wrongWith(last.place()).ifPresent(what -> {
                throw malformed("at the end: " + what);
            });
            if (!(last.place().index() instanceof Value.Constant)) {
                throw malformed("at the end: the index of " + last.place() + " is not a constant");
            }
        }
    }

    private MalformedProgram malformed(String what) {
        return malformed("", what);
    }

    /** What is wrong, and where in the program. */
    MalformedProgram malformed(String where, String what) {
        return new MalformedProgram("program " + name + where + ": " + what);
    }
}
