package smpng.memory.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Program;

/**
 * Threads with instruction windows over one memory. A thread's way through its code is fixed first; then its accesses
 * perform one at a time, in any order that keeps what the {@link LocalOrder} keeps. At the end the run counts only if the
 * values it read take the ways that were fixed.
 *
 * <ul>
 *   <li>A store performs by becoming its location's latest write. That of a read-modify-write performs only while its load's
 *       write still is the latest. Where the order says so, the two perform in one step.
 *   <li>A load whose thread has older stores to its location that have not performed takes the youngest one's value, once
 *       that has what it is computed from, and unless the order forbids it. Else it takes the latest write.
 *   <li>Where the order {@linkplain LocalOrder#squashes squashes}, a load that gets another write than a younger load of its
 *       location did before it has run in vain: that run is dropped, as others restart the younger one later.
 * </ul>
 *
 * <p>Source: S. Zhang et al., Constructing a weak memory model (ISCA 2018), section 5, for the scheme; the orders name
 * theirs. It is exact for models that ask for acyclic(local order | rfe | co | fr) over one memory: the order in which a
 * run performs is a linear extension of that, and each such extension is a run. Fragment: programs without loops and
 * exclusives. Invariants: what the local order puts before a performed access has performed; a location's latest write has
 * performed and writes it; a load's write has performed or is an older one of its own thread.
 */
public final class WindowMachine implements Machine {
    private static final int WAITING = -1;
    private static final int PERFORMED = -2;

    private final LocalOrder order;
    private final Paths paths;

    public WindowMachine(LocalOrder order, Paths paths) {
        this.order = order;
        this.paths = paths;
    }

    @Override
    public String name() {
        return order.name();
    }

    @Override
    public List<State> load(Program program) {
        List<State> starts = new ArrayList<>();
        for (WindowContext context : WindowContext.of(program, paths.of(program))) {
            Setting setting = new Setting(order, context);
            int[] cells = new int[context.steps() + context.locations()];
            Arrays.fill(cells, WAITING);
            for (int n = 0; n < context.steps(); n++) {
                if (!context.windowOf(n).isAccess(context.indexOf(n))) {
                    cells[n] = PERFORMED;
                }
            }
            Arrays.fill(cells, context.steps(), cells.length, context.initial());
            starts.add(new Running(setting, cells));
        }
        return starts;
    }

    /** The order and the paths, and what follows from them alone. */
    private static final class Setting {
        private final LocalOrder order;
        private final WindowContext context;
        /** By step, the steps that must have performed before it. */
        private final int[][] before;

        Setting(LocalOrder order, WindowContext context) {
            this.order = order;
            this.context = context;
            before = new int[context.steps()][];
            for (int n = 0; n < before.length; n++) {
                Window window = context.windowOf(n);
                int j = context.indexOf(n);
                int start = context.firstOf(context.threadOf(n));
                int[] found = new int[j];
                int count = 0;
                for (int i = 0; i < j; i++) {
                    if (window.isAccess(i) && window.isAccess(j) && order.before(window, i, j)) {
                        found[count++] = start + i;
                    }
                }
                before[n] = Arrays.copyOf(found, count);
            }
        }
    }

    /** Cells: by step WAITING, PERFORMED or where the read got its value from; then by location its latest write. */
    private static final class Running implements State {
        private final Setting setting;
        private final int[] cells;

        Running(Setting setting, int[] cells) {
            this.setting = setting;
            this.cells = cells;
        }

        private boolean waiting(int number) {
            return cells[number] == WAITING;
        }

        private int latest(int location) {
            return cells[setting.context.steps() + location];
        }

        @Override
        public List<State> next() {
            List<State> after = new ArrayList<>();
            for (int n = 0; n < setting.context.steps(); n++) {
                if (waiting(n) && ready(n)) {
                    perform(n).ifPresent(after::add);
                }
            }
            return after;
        }

        private Optional<Running> perform(int number) {
            WindowContext context = setting.context;
            Window window = context.windowOf(number);
            int index = context.indexOf(number);
            if (!setting.order.indivisible()) {
                return window.isRead(index) ? load(number) : store(number);
            }
            if (window.isUpdate(index)) {
                return Optional.empty();
            }
            boolean update = number + 1 < context.steps()
                    && context.threadOf(number + 1) == context.threadOf(number)
                    && context.step(number + 1).source() == index;
            if (!update) {
                return window.isRead(index) ? load(number) : store(number);
            }
            return load(number).flatMap(read -> read.ready(number + 1) ? read.store(number + 1) : Optional.empty());
        }

        private boolean ready(int number) {
            for (int older : setting.before[number]) {
                if (waiting(older)) {
                    return false;
                }
            }
            return true;
        }

        private Optional<Running> store(int number) {
            WindowContext context = setting.context;
            int location = context.step(number).location();
            int source = context.step(number).source();
            if (source >= 0) {
                int read = context.firstOf(context.threadOf(number)) + source;
                if (waiting(read) || cells[read] != latest(location)) {
                    return Optional.empty();
                }
            }
            int[] changed = cells.clone();
            changed[number] = PERFORMED;
            changed[context.steps() + location] = number;
            return Optional.of(new Running(setting, changed));
        }

        private Optional<Running> load(int number) {
            WindowContext context = setting.context;
            Window window = context.windowOf(number);
            int index = context.indexOf(number);
            int first = context.firstOf(context.threadOf(number));
            int source = latest(context.step(number).location());
            for (int i = index - 1; i >= 0; i--) {
                if (window.isWrite(i) && window.sameLocation(i, index) && waiting(first + i)) {
                    if (!setting.order.forwards(window, i, index) || !known(first, window, i)) {
                        return Optional.empty();
                    }
                    source = first + i;
                    break;
                }
            }
            if (setting.order.squashes() && overtaken(first, window, index, source)) {
                return Optional.empty();
            }
            int[] changed = cells.clone();
            changed[number] = source;
            return Optional.of(new Running(setting, changed));
        }

        private boolean known(int first, Window window, int store) {
            return setting.order.predicts() || window.needs(store).stream().noneMatch(read -> waiting(first + read));
        }

        private boolean overtaken(int first, Window window, int load, int source) {
            for (int i = load + 1; i < window.size(); i++) {
                if (window.sameLocation(load, i)) {
                    if (window.isWrite(i)) {
                        return false;
                    }
                    if (!waiting(first + i) && cells[first + i] != source) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public Optional<FinalState> result() {
            for (int n = 0; n < setting.context.steps(); n++) {
                if (waiting(n)) {
                    return Optional.empty();
                }
            }
            return setting.context.result(cells, Arrays.copyOfRange(cells, setting.context.steps(), cells.length));
        }

        @Override
        public Optional<String> broken() {
            WindowContext context = setting.context;
            for (int n = 0; n < context.steps(); n++) {
                if (!waiting(n) && context.windowOf(n).isAccess(context.indexOf(n)) && !ready(n)) {
                    return Optional.of("what is ordered before step " + n + " has performed");
                }
                if (cells[n] >= 0 && cells[n] != context.initial() && !mayBeSource(n, cells[n])) {
                    return Optional.of("the write that step " + n + " read has performed or is its own thread's");
                }
            }
            for (int l = 0; l < context.locations(); l++) {
                int write = latest(l);
                if (write != context.initial()
                        && (waiting(write) || context.step(write).location() != l)) {
                    return Optional.of("the latest write of location " + l + " has performed");
                }
            }
            return Optional.empty();
        }

        private boolean mayBeSource(int read, int write) {
            WindowContext context = setting.context;
            return context.step(read).location() == context.step(write).location()
                    && (!waiting(write) || context.threadOf(read) == context.threadOf(write) && write < read);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Running running
                    && running.setting == setting
                    && Arrays.equals(running.cells, cells);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(setting) + Arrays.hashCode(cells);
        }

        @Override
        public String toString() {
            return Arrays.toString(cells);
        }
    }
}
