package smpng.memory.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Expression;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;

/**
 * One choice of a path for each thread, its steps numbered through, and what does not change while it runs. A read is known
 * by where its value came from: the number of a write, or {@link #initial()}.
 */
final class WindowContext {
    private final Program program;
    private final List<Window> windows;
    private final int[] first;
    private final int[] thread;

    WindowContext(Program program, List<ThreadPath> paths) {
        this.program = program;
        this.windows = paths.stream().map(Window::new).toList();
        first = new int[windows.size()];
        int total = windows.stream().mapToInt(Window::size).sum();
        thread = new int[total];
        int next = 0;
        for (int t = 0; t < windows.size(); t++) {
            first[t] = next;
            for (int i = 0; i < windows.get(t).size(); i++) {
                thread[next++] = t;
            }
        }
    }

    /** Every choice of a path for each thread. */
    static List<WindowContext> of(Program program, List<List<ThreadPath>> paths) {
        List<List<ThreadPath>> chosen = List.of(List.of());
        for (List<ThreadPath> ofThread : paths) {
            List<List<ThreadPath>> longer = new ArrayList<>();
            for (List<ThreadPath> prefix : chosen) {
                for (ThreadPath path : ofThread) {
                    longer.add(Copy.plus(prefix, path));
                }
            }
            chosen = longer;
        }
        return chosen.stream().map(c -> new WindowContext(program, c)).toList();
    }

    int steps() {
        return thread.length;
    }

    int locations() {
        return program.locations().size();
    }

    /** Stands for the initial write of whatever location is meant. */
    int initial() {
        return thread.length;
    }

    int threads() {
        return windows.size();
    }

    int threadOf(int number) {
        return thread[number];
    }

    int firstOf(int t) {
        return first[t];
    }

    Window windowOf(int number) {
        return windows.get(thread[number]);
    }

    /** The step's index in its thread. */
    int indexOf(int number) {
        return number - first[thread[number]];
    }

    ThreadPath.Step step(int number) {
        return windowOf(number).step(indexOf(number));
    }

    /**
     * What the run left, if the values it ends with take the chosen paths, and none was computed from itself.
     *
     * @param sources by step, where a read got its value from
     * @param last by location, the latest write
     */
    Optional<FinalState> result(int[] sources, int[] last) {
        Values values = new Values(sources);
        for (int n = 0; n < steps(); n++) {
            if (values.rests(n)) {
                return Optional.empty();
            }
        }
        List<List<Long>> registers = new ArrayList<>();
        for (int t = 0; t < windows.size(); t++) {
            for (Expression condition : windows.get(t).path().conditions()) {
                if (values.of(t, condition) == 0) {
                    return Optional.empty();
                }
            }
            List<Long> held = new ArrayList<>();
            for (Expression register : windows.get(t).path().registers()) {
                held.add(values.of(t, register));
            }
            registers.add(held);
        }
        List<Long> memory = new ArrayList<>();
        for (int l = 0; l < last.length; l++) {
            memory.add(values.written(last[l], l));
        }
        return Optional.of(new FinalState(registers, memory));
    }

    /** Values at the end of a run, from the sources of its reads. */
    private final class Values {
        private static final byte OPEN = 1;
        private static final byte DONE = 2;

        private final int[] sources;
        private final byte[] mark;

        Values(int[] sources) {
            this.sources = sources;
            this.mark = new byte[steps()];
        }

        /** True if a step's existence, address or value rests on itself. */
        boolean rests(int number) {
            if (number == initial() || mark[number] == DONE) {
                return false;
            }
            if (mark[number] == OPEN) {
                return true;
            }
            mark[number] = OPEN;
            ThreadPath.Step step = step(number);
            boolean circular = windowOf(number).isRead(indexOf(number)) && rests(sources[number]);
            for (List<Integer> from : List.of(step.addr(), step.data(), step.ctrl())) {
                for (int read : from) {
                    circular |= rests(firstOf(threadOf(number)) + read);
                }
            }
            mark[number] = DONE;
            return circular;
        }

        long written(int number, int location) {
            return number == initial()
                    ? program.locations().get(location).initial()
                    : of(threadOf(number), step(number).value());
        }

        long of(int t, Expression expression) {
            if (expression instanceof Expression.Constant constant) {
                return constant.value();
            }
            if (expression instanceof Expression.ReadValue read) {
                int number = firstOf(t) + nthRead(t, read.read());
                return written(sources[number], step(number).location());
            }
            if (expression instanceof Expression.Binary binary) {
                return binary.operator().apply(of(t, binary.left()), of(t, binary.right()));
            }
            throw new OutsideFragment("not an expression of a path: " + expression);
        }

        private int nthRead(int t, int nth) {
            int left = nth;
            for (int i = 0; i < windows.get(t).size(); i++) {
                if (windows.get(t).isRead(i) && left-- == 0) {
                    return i;
                }
            }
            throw new IllegalStateException("a path of thread " + t + " has no read " + nth);
        }
    }
}
