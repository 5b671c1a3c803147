package smpng.memory.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Program;

/**
 * Sequential consistency: one memory, and at each step one thread does its next operation on it. Fences do nothing.
 *
 * <p>Source: L. Lamport, How to make a multiprocessor computer that correctly executes multiprocess programs, 1979.
 * Fragment: every program without loops and exclusives. Invariants: the memory keeps its size, every thread stands at an
 * operation or at its end.
 */
public final class SequentialMachine implements Machine {
    @Override
    public String name() {
        return "sc";
    }

    @Override
    public List<State> load(Program program) {
        List<Code> code = Code.of(program);
        List<Long> memory =
                program.locations().stream().map(Program.Location::initial).toList();
        return List.of(new Running(code, code.stream().map(Code::start).toList(), memory));
    }

    private record Running(List<Code> code, List<Core> cores, List<Long> memory) implements State {
        @Override
        public List<State> next() {
            List<State> after = new ArrayList<>();
            for (int t = 0; t < cores.size(); t++) {
                Optional<Operation> operation = code.get(t).next(cores.get(t));
                if (operation.isPresent()) {
                    after.add(step(t, operation.get()));
                }
            }
            return after;
        }

        private State step(int t, Operation operation) {
            Core core = cores.get(t);
            Code text = code.get(t);
            if (operation instanceof Operation.Read read) {
                return with(t, text.past(core, read.register(), memory.get(read.location())), memory);
            }
            if (operation instanceof Operation.Write write) {
                return with(t, text.past(core), Copy.with(memory, write.location(), write.value()));
            }
            if (operation instanceof Operation.Update update) {
                long old = memory.get(update.location());
                OptionalLong changed = update.change().over(old);
                return with(
                        t,
                        text.past(core, update.register(), old),
                        changed.isPresent() ? Copy.with(memory, update.location(), changed.getAsLong()) : memory);
            }
            return with(t, text.past(core), memory);
        }

        private State with(int t, Core core, List<Long> changed) {
            return new Running(code, Copy.with(cores, t, core), changed);
        }

        @Override
        public Optional<FinalState> result() {
            for (int t = 0; t < cores.size(); t++) {
                if (!code.get(t).finished(cores.get(t))) {
                    return Optional.empty();
                }
            }
            return Optional.of(
                    new FinalState(cores.stream().map(Core::registers).toList(), memory));
        }

        @Override
        public Optional<String> broken() {
            for (int t = 0; t < cores.size(); t++) {
                if (cores.get(t).at() < 0 || cores.get(t).at() > code.get(t).length()) {
                    return Optional.of("thread " + t + " is outside its code");
                }
            }
            return Optional.empty();
        }
    }
}
