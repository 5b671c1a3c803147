package smpng.explorer.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smpng.api.program.Program;
import smpng.explorer.program.Translation;
import smpng.memory.Event;
import smpng.memory.Execution;
import smpng.memory.enumerate.Enumeration;
import smpng.memory.enumerate.Limits;
import smpng.memory.enumerate.Outcome;
import smpng.memory.enumerate.Question;
import smpng.memory.enumerate.Visitor;
import smpng.memory.mapping.Mapping;
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
final class Oracle {
    private static final int ROUNDS = 3;

    private final smpng.memory.program.Program source;
    private final smpng.memory.program.Program compiled;
    private final String machine;
    /** By thread, by line of the compiled code: the source's access that it stands for, -1 for none. */
    private final List<int[]> origins = new ArrayList<>();

    private Oracle(smpng.memory.program.Program source, String machine) {
        this.source = source;
        this.machine = machine;
        compiled = Mapping.FREEBSD.compile(source, machine).program();
        for (int t = 0; t < source.threads().size(); t++) {
            origins.add(origins(
                    source.threads().get(t).code(), compiled.threads().get(t).code()));
        }
    }

    /** The graphs of a program under a machine. */
    static Set<String> graphs(Program program, String machine) {
        return new Oracle(Translation.of(program, ROUNDS).program(), machine).graphs();
    }

    private Set<String> graphs() {
        Set<String> graphs = new HashSet<>();
        Formula model = new Formula(Models.byName(machine).orElseThrow());
        Outcome outcome = new Enumeration(compiled, model)
                .run(Question.everything(), Limits.NONE, (execution, values, state) -> {
                    graphs.add(text(execution, values));
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
        List<Event> events = e.events().events();
        Map<Integer, Integer> halves = new HashMap<>();
        e.events().amo().edges().forEach(edge -> halves.put(edge.to(), edge.from()));
        Map<Integer, Integer> sources = new HashMap<>();
        e.rf().edges().forEach(edge -> sources.put(edge.to(), edge.from()));
        Map<Integer, String> names = new HashMap<>();
        int[] count = new int[source.threads().size()];
        for (Event event : events) {
            if (event.isInitial()) {
                names.put(event.id(), "init");
            } else if (event.kind() != Event.Kind.FENCE) {
                Integer half = halves.get(event.id());
                names.put(
                        event.id(),
                        half == null
                                ? Graphs.name(event.thread(), count[event.thread()]++)
                                : names.getOrDefault(half, "?"));
            }
        }
        Map<Integer, Integer> writesOf = new HashMap<>();
        halves.forEach((write, read) -> writesOf.put(read, write));
        Graphs graph = new Graphs();
        for (Event event : events) {
            if (event.isInitial() || event.kind() == Event.Kind.FENCE || halves.containsKey(event.id())) {
                continue;
            }
            Instruction says =
                    source.threads().get(event.thread()).code().get(origins.get(event.thread())[event.line()]);
            boolean reads = event.kind() == Event.Kind.READ && !(says instanceof Instruction.Store);
            int write = event.kind() == Event.Kind.WRITE ? event.id() : writesOf.getOrDefault(event.id(), -1);
            boolean writes = write >= 0 && !(says instanceof Instruction.Load);
            if (write >= 0 && !writes) {
                throw new AssertionError("a load that was compiled to a write");
            }
            graph.access(
                    event.thread(),
                    event.location(),
                    reads
                            ? Optional.of(names.getOrDefault(sources.getOrDefault(event.id(), -1), "?"))
                            : Optional.empty(),
                    writes ? Optional.of(place(e, write)) : Optional.empty(),
                    writes ? values.get(write) : 0);
        }
        return graph.text();
    }

    private static int place(Execution e, int write) {
        return (int) e.co().edges().stream().filter(edge -> edge.to() == write).count();
    }
}
