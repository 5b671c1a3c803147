package smpng.explorer.guest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Memory;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Update;

/**
 * The objects and variables of one world while a thread of it runs: answers every access of rewritten code, mostly from the
 * execution graph.
 *
 * <p>An object is private until a reference to it is written where another thread can read it. Reads of a private object are
 * no events, for no other thread can have written. Its writes are kept in a log, and become events when order begins to
 * matter: when any object escapes, and before every fence and every write that releases. So they stand in program order
 * before whatever could make them visible, and those that nobody can ever see mostly cost nothing.
 *
 * <p>Outside of exploration memory is something else, see {@link Outside}.
 */
public final class Heap {
    private final World world;
    private final Objects objects;
    private final Outside outside;
    private final Handles handles;
    private final PrivateLog log = new PrivateLog();

    private @Nullable Memory memory;
    private @Nullable Memory traced;
    private @Nullable Trace trace;
    private boolean exploring;
    private int epoch = 1;
    /** Where the run last made a location private; it is private if that was in this epoch. */
    private int[] privateAt = new int[1024];
    /** The values of private locations. */
    private long[] values = new long[1024];

    /** What no event shows, and what events may show. */
    private int effects;

    private int changes;
    private int hints;
    private boolean counting;

    private final Deque<Interrupted> interrupted = new ArrayDeque<>();
    private final Spins spins = new Spins();
    private final Chains chains;

    Heap(World world, Objects objects, Outside outside, Handles handles) {
        this.world = world;
        this.objects = objects;
        this.outside = outside;
        this.handles = handles;
        this.chains = new Chains(objects);
    }

    /** What went on when a static initialiser began. */
    private record Interrupted(
            boolean exploring,
            Pool pool,
            Outside.@Nullable Saved saved,
            int effects,
            int changes,
            int hints,
            boolean counting) {}

    /** The heap of a class that a world has loaded. */
    public static Heap of(Class<?> loaded) {
        return GuestLoader.of(loaded).world().heap();
    }

    public Objects objects() {
        return objects;
    }

    World world() {
        return world;
    }

    /** The threads. */
    public Actors actors() {
        return world.actors();
    }

    /** One of 0 to {@code options - 1}; every pick is explored. */
    public int choose(int options) {
        return exploring ? memory().choose(options) : 0;
    }

    /** Finds what VarHandles stand for. */
    public Handles handles() {
        return handles;
    }

    // The life of a run.

    /** Begins a thread's run. */
    void begin(Memory running, Pool pool) {
        Trace to = trace;
        if (to == null) {
            memory = running;
        } else {
            traced = running;
            to.begin();
        }
        exploring = true;
        effects = 0;
        changes = 0;
        hints = 0;
        counting = false;
        log.clear();
        spins.clear();
        chains.clear(running.thread());
        pool.restart();
        objects.pool(pool);
        objects.forgetOwn();
        if (++epoch == Integer.MAX_VALUE) {
            Arrays.fill(privateAt, 0);
            epoch = 1;
        }
    }

    /** Ends it. */
    void end() {
        exploring = false;
        interrupted.clear();
        outside.confine(null);
    }

    private void interrupt() {
        interrupted.push(new Interrupted(exploring, objects.pool(), outside.save(), effects, changes, hints, counting));
        counting = false;
    }

    /** A static initialiser begins, wherever it was needed. */
    public void enter(String className) {
        interrupt();
        if (exploring) {
            outside.confine(new HashSet<>());
        }
        exploring = false;
        outside.allow("class " + className);
        outside.allow("init " + className);
        objects.pool(world.initialiser(className));
    }

    /** The same for an object that is made once for all, in a context of its own. */
    void enter(Pool pool) {
        interrupt();
        if (exploring) {
            outside.confine(new HashSet<>());
        }
        exploring = false;
        outside.allow(pool.context);
        objects.pool(pool);
    }

    /** It ends. */
    public void leave() {
        Interrupted before = interrupted.pop();
        objects.pool(before.pool());
        if (before.exploring() || before.saved() != null) {
            outside.publish(objects);
            outside.confine(null);
        }
        outside.restore(before.saved());
        exploring = before.exploring();
        // The next run does not initialise the class once more: to a loop that waits, this one did not either.
        effects = before.effects();
        changes = before.changes();
        hints = before.hints();
        counting = before.counting();
    }

    /** True while a static initialiser interrupts a thread. */
    boolean isInitialising() {
        return interrupted.stream().anyMatch(Interrupted::exploring);
    }

    boolean isExploring() {
        return exploring;
    }

    /** The graph, about to be asked for the next event. */
    Memory memory() {
        Memory now = memory;
        return now == null ? traced() : now;
    }

    /** Off the fast path: while events are traced, there is no memory but this. */
    private Memory traced() {
        Memory now = traced;
        Trace to = trace;
        if (now == null || to == null) {
            throw new IllegalStateException("no thread runs");
        }
        to.event(now.thread(), now.mark());
        return now;
    }

    /** Tells a trace where events come from; nobody if null. */
    void trace(@Nullable Trace to) {
        trace = to;
        traced = null;
        memory = null;
    }

    // Accesses, by location.

    /** Reads a field or element. */
    public long read(int location, int order) {
        if (!exploring) {
            return outside.read(location);
        }
        if (privateAt[location] == epoch) {
            log.read(location, spins.time());
            return values[location];
        }
        int through = chains.through(location);
        long value = to(through).read(location, order);
        if ((order & Order.REFERENCE) != 0) {
            chains.learn(value, through);
        }
        return value;
    }

    /** Memory for an access to an object that was reached through a final field, or was not. */
    private Memory to(int through) {
        Memory memory = memory();
        memory.through(through);
        return memory;
    }

    /** Reads a static field. */
    public long readStatic(int location, int order) {
        if (!exploring) {
            return outside.read(location);
        }
        long value = to(Chains.NONE).read(location, order);
        if ((order & Order.REFERENCE) != 0) {
            chains.learn(value, Chains.NONE);
        }
        return value;
    }

    /** Reads a final field. */
    public long peek(int location) {
        if (!exploring) {
            return outside.peek(location);
        }
        if (privateAt[location] == epoch) {
            return values[location];
        }
        return memory().peek(location);
    }

    /** Reads a final field that holds references. */
    public long peekReference(int location) {
        long value = peek(location);
        if (exploring && privateAt[location] != epoch) {
            chains.learn(value, chains.throughFinal(location, objects.owner(location)));
        }
        return value;
    }

    /** The running thread knows an object for another reason than that it read a reference. */
    void knows(long value) {
        chains.learn(value, Chains.NONE);
    }

    /** Writes a field or element that holds no reference. */
    public void write(int location, int order, long value) {
        if (!exploring) {
            outside.write(location, value);
        } else if (privateAt[location] == epoch) {
            keep(location, order, value);
        } else {
            publish(location, order, value);
        }
    }

    /** Writes a static field that holds no reference. */
    public void writeStatic(int location, int order, long value) {
        if (exploring) {
            publish(location, order, value);
        } else {
            outside.write(location, value);
        }
    }

    /** Writes a field, element or static field that holds references. */
    public void writeReference(int location, int order, @Nullable Object value) {
        writeEncoded(location, order, objects.encode(value));
    }

    /** Writes a static field that holds references. */
    public void writeStaticReference(int location, int order, @Nullable Object value) {
        cover(location + 1);
        writeEncoded(location, order, objects.encode(value));
    }

    /** As {@link #writeReference}, of a value as the graph has it. */
    public void writeEncoded(int location, int order, long value) {
        if (!exploring) {
            outside.writeReference(location, value);
        } else if (privateAt[location] == epoch) {
            keep(location, order | Order.REFERENCE, value);
        } else if (isPrivateValue(value)) {
            flush();
            publish(location, order, value);
            reveal(value);
        } else {
            publish(location, order, value);
        }
    }

    /** Writes a final field. */
    public void writeFinal(int location, long value, boolean reference) {
        if (exploring && privateAt[location] != epoch) {
            throw objects.refused(
                    "a final field written after another thread could reach its object",
                    "do not let this escape from the constructor");
        }
        set(location, value, reference);
    }

    /** The end of a constructor that writes final fields. */
    public void freeze(int base) {
        if (exploring) {
            if (privateAt[base] == epoch) {
                Trace to = trace;
                if (to != null) {
                    to.keeps(log.size());
                }
                log.freeze(base);
            } else {
                memory().fence(Order.FREEZE);
            }
        }
    }

    /** A read-modify-write of a value that is no reference. */
    public long update(int location, int order, int update, long operand) {
        if (!exploring || isPrivate(location)) {
            long old = read(location, order);
            write(location, Order.PLAIN, Updates.apply(update, old, operand));
            return old;
        }
        flushBefore(order);
        long old = to(chains.through(location)).update(location, order, update, operand);
        if (Updates.apply(update, old, operand) != old) {
            changes++;
        }
        return old;
    }

    /** Exchanges a reference; takes and returns values as the graph has them. */
    public long exchange(int location, int order, long value) {
        if (!exploring || isPrivate(location)) {
            long old = read(location, order);
            writeEncoded(location, Order.PLAIN, value);
            return old;
        }
        flushBefore(isPrivateValue(value) ? Order.RELEASE : order);
        int through = chains.through(location);
        long old = to(through).update(location, order | Order.REFERENCE, Update.SET, value);
        chains.learn(old, through);
        if (old != value) {
            changes++;
        }
        reveal(value);
        return old;
    }

    /** Compares and sets; returns the old value. */
    public long compareAndSet(int location, int order, int failure, long expected, long value, boolean reference) {
        if (!exploring || isPrivate(location)) {
            long old = read(location, order);
            if (old == expected) {
                set(location, value, reference);
            }
            return old;
        }
        flushBefore(reference && isPrivateValue(value) ? Order.RELEASE : order);
        int through = chains.through(location);
        long old = to(through).compareAndSet(location, order | flag(reference), failure, expected, value);
        if (reference) {
            chains.learn(old, through);
        }
        if (old == expected) {
            succeeded(value, reference);
        }
        return old;
    }

    /** Compares and sets, or fails for no reason. */
    public boolean weakCompareAndSet(
            int location, int order, int failure, long expected, long value, boolean reference) {
        if (!exploring) {
            return compareAndSet(location, order, failure, expected, value, reference) == expected;
        } else if (isPrivate(location)) {
            return !memory().failsSpuriously()
                    && compareAndSet(location, order, failure, expected, value, reference) == expected;
        }
        flushBefore(reference && isPrivateValue(value) ? Order.RELEASE : order);
        boolean done = to(chains.through(location))
                .weakCompareAndSet(location, order | flag(reference), failure, expected, value);
        if (done) {
            succeeded(value, reference);
        }
        return done;
    }

    private void set(int location, long value, boolean reference) {
        if (reference) {
            writeEncoded(location, Order.PLAIN, value);
        } else {
            write(location, Order.PLAIN, value);
        }
    }

    private void succeeded(long value, boolean reference) {
        changes++;
        if (reference) {
            // Only now: while it fails, the object is still this thread's own.
            reveal(value);
        }
    }

    private static int flag(boolean reference) {
        return reference ? Order.REFERENCE : 0;
    }

    /** A fence. */
    public void fence(int order) {
        if (exploring) {
            if (order != Order.ACQUIRE && order != Order.LOAD_LOAD) {
                flush();
            }
            memory().fence(order);
        }
    }

    private void publish(int location, int order, long value) {
        flushBefore(order);
        memory().write(location, order, value);
        if (counting) {
            counting = false;
        } else {
            changes++;
        }
    }

    private void flushBefore(int order) {
        if (order >= Order.RELEASE) {
            flush();
        }
    }

    // Private objects.

    boolean isPrivate(int location) {
        return privateAt[location] == epoch;
    }

    /** Makes locations private, with value 0. */
    void makePrivate(int base, int size) {
        for (int location = base; location < base + size; location++) {
            privateAt[location] = epoch;
            values[location] = 0;
            log.begin(location);
        }
    }

    /** Makes room for locations. */
    void cover(int count) {
        if (count > privateAt.length) {
            int room = Math.max(count, privateAt.length * 2);
            privateAt = Arrays.copyOf(privateAt, room);
            values = Arrays.copyOf(values, room);
            log.cover(room);
            chains.cover(room);
        }
    }

    private void keep(int location, int order, long value) {
        values[location] = value;
        Trace to = trace;
        if (to != null) {
            to.keeps(log.size());
        }
        log.add(location, order, value);
        if (counting) {
            counting = false;
            log.counts();
        }
    }

    /** Puts what private objects were written into the graph, in program order. */
    void flush() {
        while (log.isPending()) {
            Memory to = memory();
            Trace traces = trace;
            if (traces != null) {
                traces.flushes(log.flushed(), to.thread(), to.mark());
            }
            log.flush(to);
        }
    }

    private boolean isPrivateValue(long value) {
        return value > 0 ? privateAt[(int) value - 1] == epoch : value < 0 && objects.captures(value);
    }

    /** What a value names, and all that can be reached from it, can be reached by other threads from now on. */
    void reveal(long value) {
        if (value < 0) {
            for (long captured : objects.captured(value)) {
                reveal(captured);
            }
        } else if (value > 0 && isPrivate((int) value - 1)) {
            Guest guest = objects.identity((int) value - 1);
            int end = guest.base + guest.size;
            for (int location = guest.base; location < end; location++) {
                privateAt[location] = 0;
            }
            for (int location = guest.base; location < end; location++) {
                int current = log.last(location);
                if (current >= 0 && log.isReference(current)) {
                    objects.requireShareable(log.value(current));
                }
                for (int entry = current; entry >= 0; entry = log.previous(entry)) {
                    if (log.isReference(entry) && !Objects.isOwn(log.value(entry))) {
                        reveal(log.value(entry));
                    }
                }
            }
        }
    }

    // Loops.

    /** A call that may have changed what no event shows. */
    public void effect() {
        effects++;
    }

    /** A hint that the thread waits. */
    public void hint() {
        hints++;
    }

    /** The next write only counts: nothing that a loop waits for. */
    public void count() {
        counting = exploring;
    }

    /** A loop begins: the number under which it is known. */
    public int loop() {
        return exploring ? spins.mark(memory().mark(), effects, hints, log.size(), changes) : 0;
    }

    /**
     * A loop comes back to its start.
     *
     * @param same 2 if its variables have the values they had there, 1 if all do but those it only counts in, else 0
     * @return the loop's number from now on
     */
    public int again(int loop, int same) {
        if (!exploring) {
            return 0;
        }
        boolean quiet = loop >= 0 && effects == spins.effects(loop) && log.sameSince(spins.log(loop), loop, values);
        if (quiet && same == 2 && changes != spins.changes(loop)) {
            memory().look(spins.memory(loop));
        }
        boolean idle = quiet && changes == spins.changes(loop);
        if (idle && memory().mark() == spins.memory(loop)) {
            // A loop that reads nothing waits for nothing: it only counts.
            if (same == 2 && hints == spins.hints(loop)) {
                throw new AssertionError("a loop that reads nothing is where it was: it never ends");
            }
        } else if (idle && same == 2) {
            memory().spin(spins.memory(loop));
        } else if (idle && same > 0 && hints != spins.hints(loop)) {
            // It counts its rounds, and may end by that.
            memory().spinOrGiveUp(spins.memory(loop));
        }
        return spins.mark(memory().mark(), effects, hints, log.size(), changes);
    }
}
