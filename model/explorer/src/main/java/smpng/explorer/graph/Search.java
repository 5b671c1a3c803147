package smpng.explorer.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The exploration of one worker: enumerates every consistent execution graph of a program once, with memory for one graph a
 * nested revisit (Kokologiannakis, Marmanis, Gladstein, Vafeiadis: Truly Stateless, Optimal Dynamic Partial Order Reduction,
 * POPL 2022).
 *
 * <ol>
 *   <li>Threads are run one after another from their start. An access that is in the graph returns its value; the next one is
 *       added: a read sees the coherence-last write, a write goes last. What else it could be is pushed ({@link Additions}).
 *   <li>A write that is added also offers itself to reads already there ({@link Revisits}).
 *   <li>When no thread can go on the graph is complete, or blocked ({@link Waiting}). The latest alternative is taken: the graph
 *       is cut back to what was there when it was pushed, changed, and asked whether it is consistent ({@link Consistency}).
 * </ol>
 *
 * <p>A revisit removes events in the middle. If older alternatives are still pending it works on a copy of the graph, a new
 * level; else in place.
 */
final class Search {
    private final Threads program;
    private final Consistency consistency;
    private final Options options;
    private final Observer observer;
    private final Split split;
    private final Counts counts = new Counts();
    private final Causality causality;
    private final Alternatives alternatives = new Alternatives();
    private final Revisits revisits;
    private final Additions additions;
    private final Waiting waiting;
    private final Memory memory;
    private final Locations locations;
    private final Stop stop = new Stop();

    private final List<Graph> levels = new ArrayList<>();
    private Graph g;

    /** The execution is not pursued. */
    private boolean dropped;
    /** The running thread must not go on. */
    private boolean stopped;

    private boolean finished;
    private @Nullable Throwable failure;
    /** The thread that failed by being given another value to read, before it runs. */
    private int failing = Graph.NONE;
    /** Events of the running thread that were there when its run began. */
    private int replayed;

    /** What a search is told beside its program. */
    record Options(
            boolean races,
            boolean spuriousFailures,
            boolean deferral,
            int maxEvents,
            long maxExecutions,
            Optional<Script> script) {}

    /** What was found. */
    static final class Counts {
        long complete;
        long blocked;
        long dropped;
        long cutOff;
        long failed;
        boolean gaveUp;
        boolean weak;
        boolean curbed;
    }

    @SuppressWarnings({"nullness:assignment", "nullness:argument"}) // the parts only keep the reference
    Search(
            Threads program,
            Locations locations,
            Consistency consistency,
            Options options,
            Observer observer,
            Split split) {
        int threads = program.count();
        if (threads > Locations.MAX_THREADS) {
            throw new IllegalArgumentException(threads + " threads; an exploration can have " + Locations.MAX_THREADS);
        }
        this.program = program;
        this.locations = locations;
        this.consistency = consistency;
        this.options = options;
        this.observer = observer;
        this.split = split;
        causality = new Causality(consistency.bounds(), locations);
        revisits = new Revisits(causality, alternatives);
        SpinValues spins = new SpinValues(this, causality, threads);
        additions = new Additions(
                this, causality, alternatives, revisits, spins, options.races(), options.maxEvents(), options.script());
        waiting = new Waiting(this, causality, alternatives, spins, threads);
        memory = new Memory(this, additions, waiting, spins);
        g = new Graph(threads, 32);
        levels.add(g);
    }

    Counts counts() {
        return counts;
    }

    Graph graph() {
        return g;
    }

    Locations locations() {
        return locations;
    }

    Memory memory() {
        return memory;
    }

    Waiting waiting() {
        return waiting;
    }

    /** The oldest place in coherence from which a read that was just added may see, or after which a write may go. */
    int oldest(int access) {
        int last = g.coLength[g.location(access)] - 1;
        int from = causality.bound(g, access, g.is(access, Graph.READS));
        return consistency.oldest(g, access, from, last);
    }

    boolean defers() {
        return options.deferral();
    }

    boolean failsSpuriously() {
        return options.spuriousFailures();
    }

    /** True if what is before an access in (po | rf) bounds it: nobody then sees late what others have gone past. */
    boolean isTotal() {
        return consistency.bounds() == Consistency.Bounds.PREFIX;
    }

    boolean isScripted() {
        return options.script().isPresent();
    }

    int replayed() {
        return replayed;
    }

    long peek(int location) {
        if (location >= g.co.length || g.coLength[location] == 1) {
            return locations.initial(location);
        }
        return g.valueWritten(g.lastWrite(location));
    }

    /** Explores from the start. */
    void run() {
        for (int t = 0; t < program.initial(); t++) {
            g.status[t] = Graph.RUN;
        }
        do {
            runThreads();
        } while (goesOn() && next());
    }

    /** Explores what another worker has split off. */
    void run(Split.Task task) {
        g = levels.get(0);
        g.copyFrom(task.graph());
        if (take(task.kind(), task.event(), task.other(), task.stamp())) {
            runThreads();
        }
        while (goesOn() && next()) {
            runThreads();
        }
    }

    private boolean goesOn() {
        if (finished) {
            split.finish();
        }
        return !split.isFinished();
    }

    // Running threads.

    private void runThreads() {
        dropped = false;
        if (failing != Graph.NONE) {
            stopped = true;
            tellFailure(failing);
            failing = Graph.NONE;
            return;
        }
        do {
            for (int t = firstRunnable(); t >= 0; t = firstRunnable()) {
                runThread(t);
                if (dropped || finished) {
                    return;
                }
            }
        } while (waiting.goOnLooking(g));
        if (isRefuted()) {
            return;
        }
        boolean complete = true;
        boolean failed = false;
        for (int t = 0; t < g.threads; t++) {
            complete &= g.status[t] == Graph.DONE || g.status[t] == Graph.NOT_STARTED;
            failed |= g.status[t] == Graph.FAILED;
        }
        if (failed) {
            counts.failed++; // its observer was told when it threw
        } else if (complete) {
            counts.complete++;
            observer.complete(new EndView(this));
        } else {
            counts.blocked++;
            observer.blocked(new EndView(this));
        }
        finished |= split.countsUpTo(options.maxExecutions());
    }

    /** True if the graph has become inconsistent by what was added without being asked about; a script asks about nothing. */
    private boolean isRefuted() {
        boolean isAsked = isScripted() || !consistency.isExtensible();
        return isAsked && g.count > 0 && !consistency.holds(g, g.order[g.count - 1]);
    }

    private int firstRunnable() {
        for (int t = 0; t < g.threads; t++) {
            if (g.status[t] == Graph.RUN) {
                return t;
            }
        }
        return -1;
    }

    private void runThread(int t) {
        if (waiting.waitsOn(g, t)) {
            return;
        }
        stopped = false;
        replayed = g.length[t];
        memory.enter(t);
        try {
            program.run(t, memory);
            if (!stopped) {
                g.status[t] = Graph.DONE;
                waiting.wakeJoining(g);
            }
        } catch (Stop expected) {
            // The thread waits or was dropped, as the fields say.
        } catch (Throwable thrown) {
            if (!stopped) {
                failure = thrown;
            }
        }
        if (options.script().isPresent() && g.length[t] > replayed) {
            waiting.wakeJoining(g); // what another thread's script waits for may be there now
        }
        if (waiting.isRequested()) {
            waiting.resolve(t);
        }
        tellFailure(t);
    }

    /** Tells the observer if a thread has failed; without it the others go on only if it ran to where it threw. */
    private void tellFailure(int t) {
        Throwable thrown = failure;
        failure = null;
        if (thrown != null && isRefuted()) {
            dropped = true;
        } else if (thrown != null) {
            finished = !observer.failed(new EndView(this), t, thrown);
            if (finished || stopped) {
                dropped = true;
                counts.failed++;
            } else {
                g.status[t] = Graph.FAILED;
                waiting.wakeJoining(g);
            }
        }
    }

    /**
     * Runs a thread on the graph as it is, adding nothing.
     *
     * @return true if it ran to its end, or failed
     */
    boolean tryRun(int t) {
        stopped = false;
        memory.enter(t);
        try {
            program.run(t, memory);
            return !stopped;
        } catch (Stop expected) {
            return false;
        } catch (Throwable thrown) {
            return !stopped;
        }
    }

    /** The running thread, which is about to add an event. */
    int growing() {
        if (stopped || waiting.isTrying()) {
            throw stop();
        }
        return memory.thread();
    }

    /** Ends the run of the running thread. */
    Stop stop() {
        stopped = true;
        memory.leave();
        return stop;
    }

    /** Ends the run, and with it the execution, which cannot complete. */
    Stop drop() {
        counts.dropped++;
        dropped = true;
        return stop();
    }

    /** Ends the run of a thread that takes too many steps. */
    Stop cutOff() {
        counts.cutOff++;
        dropped = true;
        finished |= split.countsUpTo(options.maxExecutions());
        return stop();
    }

    /** Ends the run with a counterexample. */
    Stop fail(Throwable thrown) {
        failure = thrown;
        return stop();
    }

    /** A bounded loop is explored as one that may give up after any number of rounds. */
    void gaveUp() {
        counts.gaveUp = true;
    }

    /** A loop that looks under a lock was not followed for another round that looked the same. */
    void curbed() {
        counts.curbed = true;
    }

    /** There is a weak compare-and-set, and it does not fail for no reason. */
    void neverFails() {
        counts.weak = true;
    }

    void wake(int location) {
        waiting.wake(g, location);
    }

    /** Makes room for more events a thread. */
    void widen() {
        int wider = g.capacity * 2;
        alternatives.renumber(g, wider);
        for (int i = 0; i <= alternatives.level(); i++) {
            levels.get(i).widen(wider);
        }
        memory.moved();
    }

    // Alternatives.

    /** Goes to the next graph that is to be pursued; false if there is none. */
    private boolean next() {
        while (true) {
            if (split.isHungry()) {
                splitOff();
            }
            while (alternatives.isLevelEmpty()) {
                if (!alternatives.descend()) {
                    return false;
                }
                g = levels.get(alternatives.level());
            }
            alternatives.pop();
            if (take(alternatives.kind(), alternatives.event(), alternatives.other(), alternatives.stamp())) {
                return true;
            }
        }
    }

    private void splitOff() {
        int level = alternatives.removeOldest();
        if (level < 0) {
            return;
        }
        int[] oldest = alternatives.oldest();
        Graph copy = new Graph(g.threads, g.capacity);
        copy.copyFrom(levels.get(level));
        copy.cut(oldest[3]);
        split.offer(new Split.Task(copy, oldest[0], oldest[1], oldest[2], oldest[3]));
    }

    /** Makes the graph what an alternative says; false if that is not pursued. */
    private boolean take(int kind, int event, int other, int stamp) {
        g.cut(stamp);
        memory.leave();
        return switch (kind) {
            case Alternatives.READ_FROM -> readFrom(event, other);
            case Alternatives.PLACE_AFTER -> placeAfter(event, other);
            case Alternatives.REVISIT -> revisit(event, other);
            default -> choose(event, other);
        };
    }

    private boolean choose(int event, int option) {
        g.val[event << 2] = option;
        g.clear(event, Graph.MAXIMAL);
        g.status[g.thread(event)] = Graph.RUN;
        return true;
    }

    private boolean readFrom(int read, int source) {
        g.clear(read, Graph.MAXIMAL);
        withdraw(read);
        return see(read, source);
    }

    private boolean placeAfter(int write, int predecessor) {
        g.take(write);
        g.clear(write, Graph.MAXIMAL);
        g.insert(write, predecessor == Graph.INIT ? 1 : g.place(predecessor) + 1);
        revisits.offer(g, write, Graph.NONE);
        return consistency.holds(g, write);
    }

    private boolean revisit(int read, int write) {
        if (!alternatives.isLevelEmpty()) {
            alternatives.rise();
            int level = alternatives.level();
            if (level == levels.size()) {
                levels.add(new Graph(g.threads, g.capacity));
            }
            levels.get(level).copyFrom(g);
            g = levels.get(level);
        }
        g.restrict(read, write);
        settle(write);
        withdraw(read);
        if (g.place(write) == g.coLength[g.location(write)] - 1) {
            g.set(read, Graph.MAXIMAL);
        } else {
            g.clear(read, Graph.MAXIMAL);
        }
        return see(read, write);
    }

    /** What a revisiting write depends on is not revisited any more. */
    private void settle(int write) {
        for (int t = 0; t < g.threads; t++) {
            int n = g.rec[g.porf(write) + t];
            for (int e = t * g.capacity; e < t * g.capacity + n; e++) {
                g.clear(e, Graph.REVISITABLE);
            }
        }
    }

    /** Takes a read-modify-write's write back, before it gets another source. */
    private void withdraw(int read) {
        if (g.is(read, Graph.WRITES)) {
            g.take(read);
            g.clear(read, Graph.WRITES);
        }
    }

    /** Gives a read another source. */
    private boolean see(int read, int source) {
        resetClocks(read);
        causality.see(g, read, source);
        g.status[g.thread(read)] = Graph.RUN;
        boolean atomic = !g.is(read, Graph.UPDATE) || !additions.complete(g, read) || Additions.isAtomic(g, read);
        boolean pursued = atomic && consistency.holds(g, read);
        if (pursued && options.races()) {
            findRace(read);
            if (failing == Graph.NONE && source != Graph.INIT && g.stamp(source) > g.stamp(read)) {
                findRace(source); // a read-modify-write may have got its own source for this only
            }
        }
        return pursued;
    }

    /**
     * Looks for a race of an access that was just given its source: the one it had may have synchronised with what it races with
     * now. A plain one synchronises with nothing, and was looked at when it was added.
     */
    private void findRace(int access) {
        if (Order.plainly(g.order(access)) != Order.PLAIN) {
            failure = additions.race(g, access);
            failing = failure == null ? Graph.NONE : g.thread(access);
        }
    }

    /** Gives a read the clocks that it had before it had a source. */
    private void resetClocks(int read) {
        int at = g.porf(read);
        int t = g.thread(read);
        int index = g.index(read);
        int from = index > 0 ? read - 1 : g.startedBy[t];
        if (from == Graph.NONE) {
            Arrays.fill(g.rec, at, at + 3 * g.threads, 0);
        } else {
            System.arraycopy(g.rec, g.porf(from), g.rec, at, 2 * g.threads);
            Arrays.fill(g.rec, at + 2 * g.threads, at + 3 * g.threads, 0);
        }
        g.rec[at + t] = index + 1;
        g.rec[at + g.threads + t] = index + 1;
    }
}
