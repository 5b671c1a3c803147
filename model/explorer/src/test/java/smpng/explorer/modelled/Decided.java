package smpng.explorer.modelled;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Exploration.Result;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;
import smpng.explorer.guest.Body;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.World;
import smpng.explorer.modelled.Copies.Weakening;

/**
 * A program explored: one of the classes in {@link Programs}, its methods {@code thread0}, {@code thread1} and so on.
 *
 * @param outcomes what {@code toString} says at the end, and in how many executions
 * @param hangs executions in which a thread waits for ever
 */
record Decided(Result result, Map<String, Integer> outcomes, List<Throwable> failures, int hangs) {
    /** What the models have from the JDK itself. */
    private static final String[] STATELESS = {
        "java.util.concurrent.locks.Condition",
        "java.util.concurrent.locks.Lock",
        "java.util.concurrent.locks.ReadWriteLock",
        "java.util.concurrent.BrokenBarrierException",
        "java.util.concurrent.TimeoutException",
        "java.util.concurrent.TimeUnit"
    };

    static Decided of(Class<?> program, int threads, Settings settings, Weakening... weakenings) throws Exception {
        Copies copies = new Copies(List.of(weakenings));
        Locations locations = new Locations();
        World.Options options = World.Options.of(weakenings.length == 0 ? Decided.class.getClassLoader() : copies);
        World world = new World(
                new World.Options(
                        options.source(), options.program(), options.refusals().allowing(STATELESS)),
                new Identities(locations));
        Class<?> type = world.load(weakenings.length == 0 ? program.getName() : Copies.nameOf(program));
        Object state = world.setUp(() -> world.create(type));
        List<Body> bodies = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            bodies.add(world.body(declaring(type, "thread" + thread), "thread" + thread, state));
        }
        Map<String, Integer> outcomes = new TreeMap<>();
        List<Throwable> failures = new ArrayList<>();
        int[] hangs = new int[1];
        Observer observer = new Observer() {
            @Override
            public void complete(View end) {
                try {
                    outcomes.merge(world.atEnd(end, state::toString), 1, Integer::sum);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void blocked(View end) {
                if (end.hangs()) {
                    hangs[0]++;
                }
            }

            @Override
            public boolean failed(View end, int thread, Throwable thrown) {
                failures.add(thrown);
                return true;
            }
        };
        Result result = Exploration.run(world.threads(bodies, threads + 1), locations, settings, observer);
        for (Weakening weakening : weakenings) {
            if (!copies.applied().contains(weakening)) {
                throw new AssertionError("there is nothing like " + weakening);
            }
        }
        return new Decided(result, outcomes, failures, hangs[0]);
    }

    private static Class<?> declaring(Class<?> type, String method) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Method declared : at.getDeclaredMethods()) {
                if (declared.getName().equals(method)) {
                    return at;
                }
            }
        }
        throw new IllegalArgumentException(type + " has no " + method);
    }
}
