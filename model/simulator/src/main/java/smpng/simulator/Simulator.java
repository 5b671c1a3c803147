package smpng.simulator;

import java.util.HashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Runs guests on virtual CPUs. A run is decided by its program and its schedule alone: the same pair gives the same
 * result and the same trace, here and on any other JDK.
 *
 * <p>A property runs without a trace, which is fast; a failure is run again with one.
 *
 * <p>Executes one run at a time; several simulators are independent.
 */
public final class Simulator implements AutoCloseable {
    private final World world;
    private final ClassLoader parent;
    private final Site.Current current = new Site.Current();
    private final FiberPool pool = new FiberPool();
    private final Map<String, GuestWorld> worlds = new HashMap<>();

    /** A simulator for guests made of the primitives and the kernel. */
    public Simulator() {
        this(World.STANDARD);
    }

    /** A simulator for guests made of what {@code world} accepts. */
    public Simulator(World world) {
        this.world = world;
        ClassLoader own = Simulator.class.getClassLoader();
        this.parent = own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    /**
     * Runs a guest, without a trace.
     *
     * @param guestClass binary name of a public class that implements {@link Guest}
     * @param program what the guest's {@link Guest#boot} gets
     * @param cpus number of CPUs, 1 to 64
     * @throws IllegalArgumentException if there is no such guest
     * @throws IllegalStateException if the guest does not boot, or nothing of it was run
     */
    public Result run(String guestClass, @Nullable Object program, int cpus, Schedule schedule, Limits limits) {
        return run(guestClass, program, cpus, schedule, limits, Run.Tracing.OFF);
    }

    /** The same, with a trace. */
    public Result trace(String guestClass, @Nullable Object program, int cpus, Schedule schedule, Limits limits) {
        return run(guestClass, program, cpus, schedule, limits, Run.Tracing.ACCESSES);
    }

    /** The same, with a trace that says what each access changed, as {@link Guest#state} tells it: for people. */
    public Result explain(String guestClass, @Nullable Object program, int cpus, Schedule schedule, Limits limits) {
        return run(guestClass, program, cpus, schedule, limits, Run.Tracing.STATES);
    }

    /** Number of Java threads it keeps. */
    int threads() {
        return pool.size();
    }

    private synchronized Result run(
            String guestClass,
            @Nullable Object program,
            int cpus,
            Schedule schedule,
            Limits limits,
            Run.Tracing tracing) {
        GuestWorld guests = worlds.get(guestClass);
        if (guests == null) {
            guests = new GuestWorld(parent, world, guestClass, Site.linker(current));
            worlds.put(guestClass, guests);
        }
        Result result;
        int known;
        do {
            known = guests.size();
            Run run = new Run(guests.instance(), cpus, schedule, limits, pool, tracing);
            current.run = run;
            try {
                result = run.execute(program);
            } finally {
                current.run = null;
            }
            // A class that was first met in a run was initialised in it: only the next run is like all later ones.
        } while (guests.size() != known);
        return result.requireMeaningful();
    }

    /** Ends its threads. */
    @Override
    public synchronized void close() {
        pool.close();
    }
}
