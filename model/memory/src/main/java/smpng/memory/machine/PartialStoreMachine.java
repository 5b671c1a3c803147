package smpng.memory.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import smpng.memory.Tag;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Program;

/**
 * SPARC's partial store order: as total store order, but the stores in a thread's buffer leave it in any order that keeps
 * those to one location, and those on either side of a STBAR, as they were. MEMBAR #StoreLoad holds loads back until the
 * stores before it have left, and lets stores past.
 *
 * <p>A fence is a mark in the buffer that goes when nothing is before it. A read-modify-write waits until its location's
 * stores and those before a mark have left, then works on memory in one step; stores to other locations stay where they
 * are. A compare-and-set that fails is a load.
 *
 * <p>Source: The SPARC Architecture Manual, version 8, appendix K; version 9, appendix D for MEMBAR. Fragment: programs
 * without loops and exclusives whose read-modify-writes are tagged {@link Tag#ATOMIC}. Invariants: a buffer holds the
 * thread's own stores and marks in program order, all of them before the instruction that is next; it never begins with a
 * mark; nothing is left in it when a program's result is taken.
 */
public final class PartialStoreMachine implements Machine {
    private static final long MARKS = Tag.mask(Tag.STORE_STORE, Tag.STORE_LOAD);

    @Override
    public String name() {
        return "sparc-pso";
    }

    @Override
    public List<State> load(Program program) {
        List<Code> code = Code.of(program);
        List<Long> memory =
                program.locations().stream().map(Program.Location::initial).toList();
        List<List<Entry>> buffers = code.stream().map(c -> List.<Entry>of()).toList();
        return List.of(new Running(code, code.stream().map(Code::start).toList(), buffers, memory));
    }

    /** A store on its way or, with no location, a mark. */
    private record Entry(int at, int location, long value, long marks) {
        boolean isMark() {
            return location < 0;
        }
    }

    private record Running(List<Code> code, List<Core> cores, List<List<Entry>> buffers, List<Long> memory)
            implements State {
        @Override
        public List<State> next() {
            List<State> after = new ArrayList<>();
            for (int t = 0; t < cores.size(); t++) {
                for (int i = 0; i < buffers.get(t).size(); i++) {
                    if (mayLeave(buffers.get(t), i)) {
                        after.add(flush(t, i));
                    }
                }
                Optional<Operation> operation = code.get(t).next(cores.get(t));
                if (operation.isPresent()) {
                    step(t, operation.get()).ifPresent(after::add);
                }
            }
            return after;
        }

        private static boolean mayLeave(List<Entry> buffer, int index) {
            Entry entry = buffer.get(index);
            return !entry.isMark()
                    && buffer.subList(0, index).stream()
                            .noneMatch(e -> e.location() == entry.location() || Tag.STORE_STORE.in(e.marks()));
        }

        private State flush(int t, int index) {
            Entry entry = buffers.get(t).get(index);
            List<Entry> rest = new ArrayList<>(Copy.without(buffers.get(t), index));
            while (!rest.isEmpty() && rest.get(0).isMark()) {
                rest.remove(0);
            }
            return new Running(
                    code,
                    cores,
                    Copy.with(buffers, t, List.copyOf(rest)),
                    Copy.with(memory, entry.location(), entry.value()));
        }

        private Optional<State> step(int t, Operation operation) {
            Core core = cores.get(t);
            Code text = code.get(t);
            List<Entry> buffer = buffers.get(t);
            if (operation instanceof Operation.Read read) {
                return holdsLoads(buffer)
                        ? Optional.empty()
                        : Optional.of(
                                with(t, text.past(core, read.register(), seen(t, read.location())), buffer, memory));
            }
            if (operation instanceof Operation.Write write) {
                Entry entry = new Entry(core.at(), write.location(), write.value(), 0);
                return Optional.of(with(t, text.past(core), Copy.plus(buffer, entry), memory));
            }
            if (operation instanceof Operation.Update update) {
                return update(t, update);
            }
            if (operation instanceof Operation.Fence fence && (fence.tags() & MARKS) != 0 && !buffer.isEmpty()) {
                Entry mark = new Entry(core.at(), -1, 0, fence.tags() & MARKS);
                return Optional.of(with(t, text.past(core), Copy.plus(buffer, mark), memory));
            }
            return Optional.of(with(t, text.past(core), buffer, memory));
        }

        private Optional<State> update(int t, Operation.Update update) {
            List<Entry> buffer = buffers.get(t);
            long old = seen(t, update.location());
            OptionalLong changed = update.change().over(old);
            boolean waits = changed.isEmpty()
                    ? holdsLoads(buffer)
                    : buffer.stream().anyMatch(e -> e.isMark() || e.location() == update.location());
            return waits
                    ? Optional.empty()
                    : Optional.of(with(
                            t,
                            code.get(t).past(cores.get(t), update.register(), old),
                            buffer,
                            changed.isPresent() ? Copy.with(memory, update.location(), changed.getAsLong()) : memory));
        }

        private static boolean holdsLoads(List<Entry> buffer) {
            return buffer.stream().anyMatch(e -> Tag.STORE_LOAD.in(e.marks()));
        }

        private long seen(int t, int location) {
            List<Entry> buffer = buffers.get(t);
            for (int i = buffer.size() - 1; i >= 0; i--) {
                if (buffer.get(i).location() == location) {
                    return buffer.get(i).value();
                }
            }
            return memory.get(location);
        }

        private State with(int t, Core core, List<Entry> buffer, List<Long> changed) {
            return new Running(code, Copy.with(cores, t, core), Copy.with(buffers, t, buffer), changed);
        }

        @Override
        public Optional<FinalState> result() {
            for (int t = 0; t < cores.size(); t++) {
                if (!code.get(t).finished(cores.get(t)) || !buffers.get(t).isEmpty()) {
                    return Optional.empty();
                }
            }
            return Optional.of(
                    new FinalState(cores.stream().map(Core::registers).toList(), memory));
        }

        @Override
        public Optional<String> broken() {
            for (int t = 0; t < cores.size(); t++) {
                int before = -1;
                for (Entry entry : buffers.get(t)) {
                    if (entry.at() <= before) {
                        return Optional.of("the entries in the buffer of thread " + t + " are in program order");
                    }
                    before = entry.at();
                }
                if (before >= cores.get(t).at()) {
                    return Optional.of("what is in the buffer of thread " + t + " has been executed");
                }
                if (!buffers.get(t).isEmpty() && buffers.get(t).get(0).isMark()) {
                    return Optional.of("the buffer of thread " + t + " does not begin with a mark");
                }
            }
            return Optional.empty();
        }
    }
}
