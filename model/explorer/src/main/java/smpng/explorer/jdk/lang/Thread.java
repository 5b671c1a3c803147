package smpng.explorer.jdk.lang;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.guest.Hooks;

/**
 * Stands for {@link java.lang.Thread}. Modelled: starting, joining, identity, names, and the hints of a thread that waits.
 * Time does not pass: sleeping is a hint too. Nobody is ever interrupted, and asking for that is refused, as is asking
 * whether a thread is alive.
 */
public class Thread implements Runnable {
    public static final int MIN_PRIORITY = 1;
    public static final int NORM_PRIORITY = 5;
    public static final int MAX_PRIORITY = 10;

    private static final VarHandle STARTED;

    static {
        try {
            STARTED = MethodHandles.lookup().findVarHandle(Thread.class, "started", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final String UNMODELLED = "wait for it with join";

    /** Set once, when the thread is made; read without an event. */
    private final int number;

    private final @Nullable Runnable target;
    private @Nullable String name;
    /** True once it was started; of the threads that run from the start, initially. */
    private boolean started;

    public Thread() {
        this(null, null);
    }

    public Thread(@Nullable Runnable target) {
        this(target, null);
    }

    public Thread(@Nullable String name) {
        this(null, name);
    }

    public Thread(@Nullable Runnable target, @Nullable String name) {
        this.number = Hooks.newThread();
        this.target = target;
        this.name = name;
    }

    /** The thread that runs. */
    public static Thread currentThread() {
        return (Thread) Hooks.currentThread();
    }

    public static void onSpinWait() {
        Hooks.hint();
    }

    public static void yield() {
        Hooks.hint();
    }

    public static void sleep(long millis) throws InterruptedException {
        Hooks.hint();
    }

    public static void sleep(long millis, int nanos) throws InterruptedException {
        Hooks.hint();
    }

    public static boolean interrupted() {
        return false;
    }

    public boolean isInterrupted() {
        return false;
    }

    public void interrupt() {
        Hooks.refuse("Thread.interrupt", "end the thread through a variable of its own");
    }

    @Override
    public void run() {
        Runnable task = target;
        if (task != null) {
            task.run();
        }
    }

    public final void start() {
        if ((boolean) STARTED.getOpaque(this)) {
            throw new IllegalThreadStateException();
        }
        STARTED.setOpaque(this, true);
        Hooks.start(this, number);
    }

    /** Nothing to wait for if the thread was not started. */
    public final void join() throws InterruptedException {
        if ((boolean) STARTED.getOpaque(this)) {
            Hooks.join(number);
        }
    }

    public final void join(long millis) throws InterruptedException {
        if (millis != 0) {
            Hooks.refuse("Thread.join with a time limit", "join without one");
        }
        join();
    }

    public final boolean isAlive() {
        Hooks.refuse("Thread.isAlive", UNMODELLED);
        return false;
    }

    public final String getName() {
        String given = name;
        return given == null ? "Thread-" + number : given;
    }

    public final void setName(String to) {
        name = to;
    }

    public long getId() {
        return number + 1L;
    }

    public final long threadId() {
        return number + 1L;
    }

    public final boolean isDaemon() {
        return false;
    }

    /** Of no effect: an execution ends when all threads have. */
    public final void setDaemon(boolean on) {}

    public final int getPriority() {
        return NORM_PRIORITY;
    }

    /** Of no effect. */
    public final void setPriority(int priority) {}

    public final boolean isVirtual() {
        return false;
    }

    @Override
    public String toString() {
        return "Thread[" + getName() + "]";
    }
}
