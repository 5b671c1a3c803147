package smpng.memory.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smpng.memory.Tag;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Program;

/**
 * Alpha as its implementations explain it: caches whose invalidations wait in queues. For each location there is the list
 * of the writes that reached it; each processor's cache holds one of them, and the later ones are invalidations that it has
 * not looked at, one queue per location, so that a processor can be behind on one location and up to date on another. That
 * is why a load through a pointer may miss what was written before the pointer was.
 *
 * <ul>
 *   <li>A load takes the youngest older store of its thread to the location that is still in the store buffer, else what the
 *       cache holds.
 *   <li>A store goes into the store buffer, and from there to the end of the location's list, which brings its own cache up
 *       to date. Stores to one location, and stores on either side of WMB, leave the buffer in program order. That of a
 *       read-modify-write leaves only while what its load read is the latest.
 *   <li>MB waits until what is before it has executed and left the buffer, then looks at every invalidation.
 *   <li>Instructions execute in any order, but after those before them to the same location, after MB, and after what their
 *       address, value or existence depends on: nothing is predicted. A thread's way through its code is fixed first, and the
 *       run counts only if the values it read take it.
 * </ul>
 *
 * <p>Source: Alpha Architecture Handbook, version 4, 5.6; P. McKenney, Memory barriers: a hardware view for software
 * hackers, sections 3, 4 and 7.1. Fragment: programs without loops and exclusives; there it allows nothing that the axioms
 * forbid. Where no write depends on a read it allows the same. Where one does, the handbook lets a value be written before
 * the read that it depends on, in the order of accesses, which needs prediction: see {@link AlphaOrder}. Invariants: a
 * cache is never behind the processor's own writes, nor ahead of the list; a list holds writes that left their buffers.
 */
public final class StaleCacheMachine implements Machine {
    private static final int WAITING = -1;
    private static final int EXECUTED = -2;
    private static final int LEFT = -3;

    /** The name, as there are two machines for Alpha. */
    public static final String NAME = "alpha-caches";

    private final Paths paths;

    public StaleCacheMachine(Paths paths) {
        this.paths = paths;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<State> load(Program program) {
        List<State> starts = new ArrayList<>();
        for (WindowContext context : WindowContext.of(program, paths.of(program))) {
            Integer[] cells = new Integer[context.steps()];
            Arrays.fill(cells, WAITING);
            List<List<Integer>> lists = new ArrayList<>();
            List<Integer> fresh = new ArrayList<>();
            for (int l = 0; l < context.locations(); l++) {
                lists.add(List.of(context.initial()));
                fresh.add(0);
            }
            List<List<Integer>> caches = new ArrayList<>();
            for (int t = 0; t < context.threads(); t++) {
                caches.add(List.copyOf(fresh));
            }
            starts.add(new Running(context, List.of(cells), List.copyOf(lists), List.copyOf(caches)));
        }
        return starts;
    }

    /**
     * A moment.
     *
     * @param cells by step WAITING, for a read where its value came from, for a write EXECUTED in the buffer and then LEFT,
     *     for a fence EXECUTED
     * @param lists by location, the writes that reached it
     * @param caches by thread and location, the index in the list of what the cache holds
     */
    private record Running(
            WindowContext context, List<Integer> cells, List<List<Integer>> lists, List<List<Integer>> caches)
            implements State {
        @Override
        public List<State> next() {
            List<State> after = new ArrayList<>();
            for (int n = 0; n < context.steps(); n++) {
                if (cells.get(n) == WAITING) {
                    execute(n).ifPresent(after::add);
                } else if (cells.get(n) == EXECUTED && isWrite(n) && mayLeave(n)) {
                    after.add(leave(n));
                }
            }
            for (int t = 0; t < context.threads(); t++) {
                for (int l = 0; l < lists.size(); l++) {
                    int held = caches.get(t).get(l);
                    if (held + 1 < lists.get(l).size() && readsLater(t, l)) {
                        after.add(new Running(context, cells, lists, cached(t, l, held + 1)));
                    }
                }
            }
            return after;
        }

        private boolean isWrite(int n) {
            return context.windowOf(n).isWrite(context.indexOf(n));
        }

        private boolean isRead(int n) {
            return context.windowOf(n).isRead(context.indexOf(n));
        }

        private boolean isMb(int n) {
            return !isWrite(n) && !isRead(n) && Tag.MB.in(context.step(n).tags());
        }

        /** True if the thread will still look at what its cache holds of the location. */
        private boolean readsLater(int t, int location) {
            int first = context.firstOf(t);
            for (int n = first; n < context.steps() && context.threadOf(n) == t; n++) {
                if (cells.get(n) == WAITING && isRead(n) && context.step(n).location() == location) {
                    return true;
                }
            }
            return false;
        }

        private List<List<Integer>> cached(int t, int location, int index) {
            return Copy.with(caches, t, Copy.with(caches.get(t), location, index));
        }

        private Optional<State> execute(int n) {
            if (isMb(n)) {
                return barrier(n);
            }
            if (!isRead(n) && !isWrite(n)) {
                return Optional.of(new Running(context, Copy.with(cells, n, EXECUTED), lists, caches));
            }
            Window window = context.windowOf(n);
            int first = context.firstOf(context.threadOf(n));
            int j = context.indexOf(n);
            int source = latest(n);
            for (int i = 0; i < j; i++) {
                boolean waits = window.sameLocation(i, j)
                        || isMb(first + i)
                        || window.address(i, j)
                        || window.data(i, j)
                        || window.control(i, j);
                if (waits && cells.get(first + i) == WAITING) {
                    return Optional.empty();
                }
                if (window.isWrite(i) && window.sameLocation(i, j) && cells.get(first + i) == EXECUTED) {
                    source = first + i;
                }
            }
            int cell = window.isWrite(j) ? EXECUTED : source;
            return Optional.of(new Running(context, Copy.with(cells, n, cell), lists, caches));
        }

        /** What the cache holds for a step. */
        private int latest(int n) {
            int location = context.step(n).location();
            return lists.get(location).get(caches.get(context.threadOf(n)).get(location));
        }

        private Optional<State> barrier(int n) {
            int t = context.threadOf(n);
            for (int older = context.firstOf(t); older < n; older++) {
                boolean open = cells.get(older) == WAITING || isWrite(older) && cells.get(older) != LEFT;
                if (open) {
                    return Optional.empty();
                }
            }
            List<Integer> fresh = lists.stream().map(list -> list.size() - 1).toList();
            return Optional.of(new Running(context, Copy.with(cells, n, EXECUTED), lists, Copy.with(caches, t, fresh)));
        }

        private boolean mayLeave(int n) {
            Window window = context.windowOf(n);
            int j = context.indexOf(n);
            int first = context.firstOf(context.threadOf(n));
            for (int i = 0; i < j; i++) {
                boolean ordered = window.sameLocation(i, j) || window.fenced(Tag.WMB, i, j);
                if (window.isWrite(i) && ordered && cells.get(first + i) != LEFT) {
                    return false;
                }
            }
            List<Integer> list = lists.get(context.step(n).location());
            return !window.isUpdate(j)
                    || cells.get(first + context.step(n).source()).equals(list.get(list.size() - 1));
        }

        private State leave(int n) {
            int location = context.step(n).location();
            List<Integer> list = Copy.plus(lists.get(location), n);
            return new Running(
                    context,
                    Copy.with(cells, n, LEFT),
                    Copy.with(lists, location, list),
                    cached(context.threadOf(n), location, list.size() - 1));
        }

        @Override
        public Optional<FinalState> result() {
            int[] sources = new int[cells.size()];
            for (int n = 0; n < sources.length; n++) {
                sources[n] = cells.get(n);
                if (sources[n] == WAITING || isWrite(n) && sources[n] != LEFT) {
                    return Optional.empty();
                }
            }
            int[] last =
                    lists.stream().mapToInt(list -> list.get(list.size() - 1)).toArray();
            return context.result(sources, last);
        }

        @Override
        public Optional<String> broken() {
            for (int l = 0; l < lists.size(); l++) {
                List<Integer> list = lists.get(l);
                for (int i = 0; i < list.size(); i++) {
                    int write = list.get(i);
                    if (i == 0 ? write != context.initial() : cells.get(write) != LEFT) {
                        return Optional.of("the list of location " + l + " holds writes that left their buffers");
                    }
                    if (i > 0 && caches.get(context.threadOf(write)).get(l) < i) {
                        return Optional.of("a cache is not behind its processor's own writes to location " + l);
                    }
                }
                for (List<Integer> cache : caches) {
                    if (cache.get(l) >= list.size()) {
                        return Optional.of("a cache is not ahead of the list of location " + l);
                    }
                }
            }
            return Optional.empty();
        }
    }
}
