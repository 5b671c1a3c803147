package smpng.memory.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import smpng.memory.Tag;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Program;

/**
 * Total store order, x86's and SPARC's: a memory, and for each thread a first-in first-out buffer of stores. A store goes
 * into the buffer, and some time later from its head to memory. A load takes the newest store of its location in the
 * thread's own buffer, or else memory. A full fence waits until the buffer is empty; a read-modify-write too, and then
 * works on memory in one step, failing compare-and-sets included.
 *
 * <p>Full fences are MFENCE, and MEMBAR with #StoreLoad; other fences do nothing. Source: P. Sewell et al., x86-TSO: a
 * rigorous and usable programmer's model, CACM 2010. Fragment: programs without loops and exclusives whose
 * read-modify-writes are tagged {@link Tag#ATOMIC}. Invariants: a buffer holds the thread's own stores in program order,
 * all of them before the instruction that is next; nothing is left in a buffer when a program's result is taken.
 */
public final class StoreBufferMachine implements Machine {
    private final String name;
    private final long full;

    private StoreBufferMachine(String name, Tag full) {
        this.name = name;
        this.full = full.bit();
    }

    public static StoreBufferMachine x86() {
        return new StoreBufferMachine("x86-tso", Tag.MFENCE);
    }

    public static StoreBufferMachine sparc() {
        return new StoreBufferMachine("sparc-tso", Tag.STORE_LOAD);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<State> load(Program program) {
        List<Code> code = Code.of(program);
        List<Long> memory =
                program.locations().stream().map(Program.Location::initial).toList();
        List<List<Stored>> buffers = code.stream().map(c -> List.<Stored>of()).toList();
        return List.of(new Running(full, code, code.stream().map(Code::start).toList(), buffers, memory));
    }

    /** A store on its way, and the instruction it came from. */
    private record Stored(int at, int location, long value) {}

    private record Running(long full, List<Code> code, List<Core> cores, List<List<Stored>> buffers, List<Long> memory)
            implements State {
        @Override
        public List<State> next() {
            List<State> after = new ArrayList<>();
            for (int t = 0; t < cores.size(); t++) {
                if (!buffers.get(t).isEmpty()) {
                    after.add(flush(t));
                }
                Optional<Operation> operation = code.get(t).next(cores.get(t));
                if (operation.isPresent()) {
                    step(t, operation.get()).ifPresent(after::add);
                }
            }
            return after;
        }

        private State flush(int t) {
            Stored head = buffers.get(t).get(0);
            return new Running(
                    full,
                    code,
                    cores,
                    Copy.with(buffers, t, Copy.without(buffers.get(t), 0)),
                    Copy.with(memory, head.location(), head.value()));
        }

        private Optional<State> step(int t, Operation operation) {
            Core core = cores.get(t);
            Code text = code.get(t);
            List<Stored> buffer = buffers.get(t);
            if (operation instanceof Operation.Read read) {
                return Optional.of(with(t, text.past(core, read.register(), seen(t, read.location())), buffer, memory));
            }
            if (operation instanceof Operation.Write write) {
                Stored stored = new Stored(core.at(), write.location(), write.value());
                return Optional.of(with(t, text.past(core), Copy.plus(buffer, stored), memory));
            }
            if (operation instanceof Operation.Update update) {
                if (!buffer.isEmpty()) {
                    return Optional.empty();
                }
                long old = memory.get(update.location());
                OptionalLong changed = update.change().over(old);
                return Optional.of(with(
                        t,
                        text.past(core, update.register(), old),
                        buffer,
                        changed.isPresent() ? Copy.with(memory, update.location(), changed.getAsLong()) : memory));
            }
            if (operation instanceof Operation.Fence fence && (fence.tags() & full) != 0 && !buffer.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(with(t, text.past(core), buffer, memory));
        }

        private long seen(int t, int location) {
            List<Stored> buffer = buffers.get(t);
            for (int i = buffer.size() - 1; i >= 0; i--) {
                if (buffer.get(i).location() == location) {
                    return buffer.get(i).value();
                }
            }
            return memory.get(location);
        }

        private State with(int t, Core core, List<Stored> buffer, List<Long> changed) {
            return new Running(full, code, Copy.with(cores, t, core), Copy.with(buffers, t, buffer), changed);
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
                for (Stored stored : buffers.get(t)) {
                    if (stored.at() <= before) {
                        return Optional.of("the stores in the buffer of thread " + t + " are in program order");
                    }
                    before = stored.at();
                }
                if (before >= cores.get(t).at()) {
                    return Optional.of("what is in the buffer of thread " + t + " has been executed");
                }
            }
            return Optional.empty();
        }
    }
}
