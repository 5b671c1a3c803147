package smpng.explorer.program;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.api.program.Array;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.Register;
import smpng.api.program.Value;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Memory;
import smpng.explorer.graph.Threads;
import smpng.explorer.graph.View;

/**
 * A program that is data, as threads that the explorer can run. It has no state of its own beside the locations it was given:
 * workers may share it.
 *
 * <p>A loop that comes round without an effect, with the same values in the registers that matter, waits. Registers that the
 * final condition names are written, at the end of their thread, to locations that nothing else accesses: so that condition
 * is a question about locations alone.
 */
public final class Interpreted implements Threads {
    private final List<Code> threads;
    private final Map<String, Integer> locations;
    private final Set<String> arrays;
    private final Map<Register, Integer> results;
    private final Optional<Value> atEnd;

    private Interpreted(
            List<Code> threads,
            Map<String, Integer> locations,
            Set<String> arrays,
            Map<Register, Integer> results,
            Optional<Value> atEnd) {
        if (threads.size() > Locations.MAX_THREADS) {
            throw new IllegalArgumentException(
                    threads.size() + " threads; at most " + Locations.MAX_THREADS + " can be explored");
        }
        this.threads = List.copyOf(threads);
        this.locations = locations;
        this.arrays = arrays;
        this.results = results;
        this.atEnd = atEnd;
    }

    /** A program of the builder; its locations are allocated. */
    public static Interpreted of(Program program, Locations locations) {
        Map<String, Integer> first = new HashMap<>();
        for (Array array : program.arrays()) {
            int at = locations.allocate(array.size());
            first.put(array.name(), at);
            for (int i = 0; i < array.size(); i++) {
                locations.initial(at + i, array.initial().get(i));
            }
        }
        Map<Register, Integer> results = new LinkedHashMap<>();
        program.atEnd().ifPresent(condition -> allocate(condition, results, locations));
        List<Code> threads = program.threads().stream()
                .map(thread -> {
                    Map<Register, Integer> own = new LinkedHashMap<>(results);
                    own.keySet().removeIf(register -> !register.thread().equals(thread.name()));
                    return new ProgramCompiler(program, thread, first).compile(own);
                })
                .toList();
        Set<String> arrays = program.arrays().stream()
                .filter(Array::isArray)
                .map(Array::name)
                .collect(Collectors.toSet());
        return new Interpreted(threads, first, arrays, results, program.atEnd());
    }

    private static void allocate(Value value, Map<Register, Integer> results, Locations locations) {
        if (value instanceof Value.Arithmetic arithmetic) {
            allocate(arithmetic.left(), results, locations);
            allocate(arithmetic.right(), results, locations);
        } else if (value instanceof Register register) {
            results.computeIfAbsent(register, r -> locations.allocate(1));
        }
    }

    /**
     * A litmus test's program, in a language's instructions; its locations are allocated in their order.
     *
     * @throws IllegalArgumentException if an instruction is a machine's, or a read-modify-write is not one of {@link
     *     smpng.explorer.graph.Update}
     */
    public static Interpreted of(smpng.memory.program.Program program, Locations locations) {
        Map<String, Integer> first = new HashMap<>();
        Map<Long, Integer> byAddress = new HashMap<>();
        for (int i = 0; i < program.locations().size(); i++) {
            int at = locations.allocate(1);
            locations.initial(at, program.locations().get(i).initial());
            first.put(program.locations().get(i).name(), at);
            byAddress.put(program.addressOf(i), at);
        }
        List<Code> threads = program.threads().stream()
                .map(thread -> new InstructionCompiler(thread, byAddress).compile())
                .toList();
        return new Interpreted(threads, first, Set.of(), Map.of(), Optional.empty());
    }

    @Override
    public int count() {
        return threads.size();
    }

    @Override
    public int initial() {
        return threads.size();
    }

    @Override
    public void run(int thread, Memory memory) {
        threads.get(thread).run(memory);
    }

    /**
     * The explorer's number of a location, or of an array's first element.
     *
     * @throws IllegalArgumentException if the program has no location of that name
     */
    public int location(String name) {
        Integer location = locations.get(name);
        if (location == null) {
            throw new IllegalArgumentException("no location " + name);
        }
        return location;
    }

    /** What a location is called in the program, an element of an array with its number; for counterexamples. */
    public String nameOf(int location) {
        for (Map.Entry<Register, Integer> result : results.entrySet()) {
            if (result.getValue() == location) {
                return result.getKey().thread() + "'s " + result.getKey().name();
            }
        }
        Map.Entry<String, Integer> block = locations.entrySet().stream()
                .filter(each -> each.getValue() <= location)
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IllegalArgumentException("no location " + location));
        return arrays.contains(block.getKey())
                ? block.getKey() + "[" + (location - block.getValue()) + "]"
                : block.getKey();
    }

    /** True if the program's final condition holds, or it has none. */
    public boolean holds(View end) {
        return atEnd.isEmpty() || valueAt(atEnd.get(), end) != 0;
    }

    private long valueAt(Value value, View end) {
        if (value instanceof Value.Constant constant) {
            return constant.value();
        }
        if (value instanceof Value.Arithmetic arithmetic) {
            return arithmetic.operator().apply(valueAt(arithmetic.left(), end), valueAt(arithmetic.right(), end));
        }
        if (value instanceof Value.Last last) {
            return end.last(location(last.place()));
        }
        Integer result = results.get(value);
        if (result == null) {
            throw new IllegalArgumentException("no register " + value);
        }
        return end.last(result);
    }

    private int location(Place place) {
        return location(place.array().name()) + (int) ((Value.Constant) place.index()).value();
    }
}
