package smpng.explorer.guest;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import smpng.bytecode.classfile.Names;
import smpng.explorer.graph.Order;
import smpng.explorer.guest.Identities.Key;

/**
 * The threads of a program as objects, and what the models of the JDK keep of each thread and of each object's monitor.
 *
 * <p>A thread that code makes has the number of its maker's n-th; which object it is stands in a variable that is written
 * before it starts, for that may differ between executions.
 */
public final class Actors {
    /** The context of the places by which threads are started: none of the program's. */
    static final String STARTED = "started";

    private static final String THREAD = Names.binary(Renaming.MODELS) + "lang.Thread";
    private static final String STATE = Names.binary(Renaming.MODELS) + "ThreadState";
    private static final String MONITOR = Names.binary(Renaming.MODELS) + "MonitorState";

    private final Heap heap;
    private final Objects objects;
    private final Identities identities;
    private final Layouts layouts;
    private final Map<Long, Object> monitors = new java.util.HashMap<>();
    private final Map<Object, @Nullable Object> locals = new IdentityHashMap<>();
    private @Nullable Guest[] states = new Guest[0];
    private @Nullable Object[] bodies = new Object[0];

    private int initial;
    private int most;
    private int running = -1;
    private int madeHere;
    private int madeBefore;
    private boolean spurious;

    Actors(Heap heap, Objects objects, Identities identities, Layouts layouts) {
        this.heap = heap;
        this.objects = objects;
        this.identities = identities;
        this.layouts = layouts;
    }

    /** How many threads run from the start, and how many there may be. */
    void expect(int initial, int most) {
        this.initial = initial;
        this.most = most;
        states = Arrays.copyOf(states, Math.max(states.length, most + 1));
        bodies = new Object[initial];
    }

    /** A thread's run begins. */
    void begin(int thread) {
        running = thread;
        madeHere = 0;
        if (!locals.isEmpty()) {
            locals.clear();
        }
    }

    /** Waits may end for no reason. */
    void spuriously() {
        spurious = true;
    }

    public boolean isSpurious() {
        return spurious && heap.isExploring() && heap.choose(2) == 1;
    }

    /** The number of the running thread. */
    public int self() {
        return heap.isExploring() ? running : 0;
    }

    /** The values of the running thread's own variables. */
    public Map<Object, @Nullable Object> locals() {
        return locals;
    }

    /** Gives the running thread's own variable a value: no event, but something that a loop may wait for. */
    public void setLocal(Object variable, @Nullable Object value) {
        if (heap.isInitialising()) {
            throw objects.refused(
                    "a thread-local set by a static initialiser while threads run",
                    "initialise the class before the threads start");
        }
        heap.effect();
        locals.put(variable, value);
    }

    public void removeLocal(Object variable) {
        heap.effect();
        locals.remove(variable);
    }

    /** The number of the thread that is being made. */
    public int made() {
        String context = objects.pool().context;
        int index = heap.isExploring() ? madeHere++ : madeBefore++;
        return identities.thread(context, index, initial);
    }

    private int variable(int thread) {
        return identities.block(new Key(STARTED, thread, "thread", -1), 1).first();
    }

    public void start(Object thread, int number) {
        if (!heap.isExploring()) {
            throw objects.refused("a thread started while the state is set up", "start it in the test");
        } else if (number >= most) {
            throw objects.refused("a thread more than " + most, "allow for more threads");
        }
        heap.cover(variable(number) + 1);
        heap.writeReference(variable(number), Order.OPAQUE, thread);
        heap.flush();
        heap.effect();
        heap.memory().start(number);
    }

    public void join(int number) {
        if (!heap.isExploring()) {
            throw objects.refused("a join while the state is set up", "join in the test");
        }
        heap.effect();
        heap.memory().join(number);
    }

    /** Runs a thread that another started. */
    void run(int thread) {
        ((Runnable) object(thread)).run();
    }

    private Object object(int thread) {
        long value = heap.memory().peek(variable(thread));
        heap.knows(value);
        Object started = objects.decode(value);
        if (started == null) {
            throw new IllegalStateException("thread " + thread + " runs, but was not started");
        }
        return started;
    }

    /** The running thread as an object. */
    public Object current() {
        if (!heap.isExploring() || running < initial) {
            return body(heap.isExploring() ? running : 0);
        }
        return object(running);
    }

    private Object body(int thread) {
        Object known = bodies[thread];
        if (known == null) {
            Guest guest = objects.only("body", thread, THREAD);
            identities.locations().initial(guest.base + slot("number"), thread);
            identities.locations().initial(guest.base + slot("started"), 1);
            known = guest.object;
            bodies[thread] = known;
        }
        return known;
    }

    private int slot(String field) {
        return layouts.variable(Names.internal(THREAD), field).orElseThrow().where();
    }

    /** The number of a thread. */
    public int number(Object thread) {
        if (!layouts.variable(Names.internal(THREAD), "number").orElseThrow().is(Opcodes.ACC_FINAL)) {
            throw new IllegalStateException("the number of a thread can change");
        }
        return (int) heap.peek(objects.identity(thread).base + slot("number"));
    }

    /** What the models keep of a thread, by its number from 1. */
    public Object state(int number) {
        Guest known = states[number];
        if (known == null) {
            known = objects.only("state", number, STATE);
            states[number] = known;
        }
        return known;
    }

    /** The monitor of an object. */
    public Object monitor(Object object) {
        long value = objects.encode(object);
        objects.requireShareable(value);
        objects.requireIdentity(object, value);
        Object known = monitors.get(value);
        if (known == null) {
            Pool pool = new Pool("monitor " + value);
            heap.enter(pool);
            try {
                known = heap.world().create(objects.type(MONITOR));
            } finally {
                heap.leave();
            }
            monitors.put(value, known);
        }
        return known;
    }
}
