package smpng.suites.explorer.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import smpng.api.program.Program;
import smpng.explorer.graph.Exploration;
import smpng.explorer.program.Translation;
import smpng.memory.Event;
import smpng.memory.Execution;
import smpng.memory.enumerate.Enumeration;
import smpng.memory.enumerate.FinalState;
import smpng.memory.enumerate.Limits;
import smpng.memory.enumerate.Outcome;
import smpng.memory.enumerate.Question;
import smpng.memory.enumerate.Visitor;
import smpng.memory.model.Models;
import smpng.memory.program.Instruction;

/**
 * The complete executions that a machine allows, by enumeration: every way through the threads, every source of every read,
 * every order of writes, judged by the machine's model as a formula over relations. It shares nothing with the explorer but
 * the program.
 *
 * <p>For a machine that a language is compiled to, the compiled program is enumerated, and what is compared is the part of its
 * executions that the source says: an exchange that stands for a store is a store.
 */
public final class Oracle {
    private static final int ROUNDS = 3;

    private final smpng.memory.program.Program source;
    private final smpng.memory.program.Program compiled;
    private final Exploration.Settings settings;
    /** By thread, by line of the compiled code: the source's access that it stands for, -1 for none. */
    private final List<int[]> origins = new ArrayList<>();

    private Oracle(smpng.memory.program.Program source, Exploration.Settings settings) {
        this.source = source;
        this.settings = settings;
        compiled = settings.mapping().compile(source, settings.machine()).program();
        for (int t = 0; t < source.threads().size(); t++) {
            origins.add(origins(
                    source.threads().get(t).code(), compiled.threads().get(t).code()));
        }
    }

    /** The graphs of a program under a machine. */
    public static Set<String> graphs(Program program, Exploration.Settings settings) {
        Translation translation = Translation.of(program, ROUNDS);
        return new Oracle(translation.program(), settings).graphs(translation::holds);
    }

    /** The graphs of a litmus test's program, in a language's instructions, under a machine. */
    public static Set<String> graphs(smpng.memory.program.Program program, Exploration.Settings settings) {
        return new Oracle(program, settings).graphs(end -> true);
    }

    /** The graphs in which nothing fails. */
    private Set<String> graphs(Predicate<FinalState> holds) {
        Set<String> graphs = new HashSet<>();
        Formula model =
                new Formula(Models.byName(settings.machine()).orElseThrow(), compiled, settings.allDependencies());
        Outcome outcome = new Enumeration(compiled, model)
                .run(Question.everything(), Limits.NONE, (execution, values, state) -> {
                    if (holds.test(state)) {
                        graphs.add(text(execution, values));
                    }
                    return Visitor.Next.GO_ON;
                });
        if (!outcome.isComplete()) {
            throw new AssertionError("not enumerated to the end");
        }
        return graphs;
    }

    private static int[] origins(List<Instruction> from, List<Instruction> to) {
        List<Integer> accesses = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            if (isAccess(from.get(i))) {
                accesses.add(i);
            }
        }
        int[] origins = new int[to.size()];
        int next = 0;
        for (int i = 0; i < to.size(); i++) {
            origins[i] = isAccess(to.get(i)) ? accesses.get(next++) : -1;
        }
        if (next != accesses.size()) {
            throw new AssertionError("an access was compiled to none, or several");
        }
        return origins;
    }

    private static boolean isAccess(Instruction instruction) {
        return instruction instanceof Instruction.Load
                || instruction instanceof Instruction.Store
                || instruction instanceof Instruction.ReadModifyWrite
                || instruction instanceof Instruction.CompareAndSet;
    }

    private String text(Execution e, List<Long> values) {
        return new Drawing(e, values).text();
    }

    /** One execution of the compiled program, as one of the source's. */
    private final class Drawing {
        private final Execution e;
        private final List<Long> values;
        private final List<Event> events;
        /** By write of a read-modify-write: its read, and the reverse. */
        private final Map<Integer, Integer> readOf = new HashMap<>();

        private final Map<Integer, Integer> writeOf = new HashMap<>();
        /** By read: the write. */
        private final Map<Integer, Integer> sources = new HashMap<>();
        /** By event: the access that it is, or is half of. */
        private final Map<Integer, String> names = new HashMap<>();

        Drawing(Execution e, List<Long> values) {
            this.e = e;
            this.values = values;
            events = e.events().events();
            e.events().amo().edges().forEach(edge -> {
                readOf.put(edge.to(), edge.from());
                writeOf.put(edge.from(), edge.to());
            });
            e.rf().edges().forEach(edge -> sources.put(edge.to(), edge.from()));
            int[] count = new int[source.threads().size()];
            for (Event event : events) {
                Integer read = readOf.get(event.id());
                if (event.isInitial()) {
                    names.put(event.id(), "init");
                } else if (read != null) {
                    names.put(event.id(), names.getOrDefault(read, "?"));
                } else if (event.kind() != Event.Kind.FENCE) {
                    names.put(event.id(), Graphs.name(event.thread(), count[event.thread()]++));
                }
            }
        }

        String text() {
            Graphs graph = new Graphs(source.threads().size());
            for (Event event : events) {
                if (event.isInitial() || event.kind() == Event.Kind.FENCE || readOf.containsKey(event.id())) {
                    continue;
                }
                boolean reads = event.kind() == Event.Kind.READ && !(says(event) instanceof Instruction.Store);
                int write = event.kind() == Event.Kind.WRITE ? event.id() : writeOf.getOrDefault(event.id(), -1);
                boolean writes = write >= 0 && isOfTheSource(events.get(write));
                graph.access(
                        event.thread(),
                        event.location(),
                        reads ? Optional.of(source(event.id())) : Optional.empty(),
                        writes ? Optional.of(place(write)) : Optional.empty(),
                        writes ? values.get(write) : 0);
            }
            return graph.text();
        }

        private Instruction says(Event event) {
            int line = origins.get(event.thread())[event.line()];
            return source.threads().get(event.thread()).code().get(line);
        }

        /** False for a write that a load was compiled to, which writes back what it read. */
        private boolean isOfTheSource(Event write) {
            return write.isInitial() || !(says(write) instanceof Instruction.Load);
        }

        private String source(int read) {
            int write = sources.getOrDefault(read, -1);
            if (!isOfTheSource(events.get(write))) {
                return source(readOf.getOrDefault(write, -1));
            }
            return names.getOrDefault(write, "?");
        }

        private int place(int write) {
            return (int) e.co().edges().stream()
                    .filter(edge -> edge.to() == write && isOfTheSource(events.get(edge.from())))
                    .count();
        }
    }
}
