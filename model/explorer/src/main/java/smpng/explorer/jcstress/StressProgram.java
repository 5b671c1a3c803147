package smpng.explorer.jcstress;

import java.lang.invoke.LambdaConversionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Threads;
import smpng.explorer.graph.View;
import smpng.explorer.guest.Body;
import smpng.explorer.guest.World;

/** A test made ready in a world: its objects, and its methods as threads. */
final class StressProgram {
    private final World world;
    private final StressTest test;
    private final Bodies bodies;
    private final @Nullable Object result;

    /** The objects that a test's methods share. */
    private record Objects(
            Object test, Object state, @Nullable Object result) {}

    StressProgram(World world, StressTest test) throws Exception {
        this.world = world;
        this.test = test;
        Class<?> type = world.load(test.name());
        Objects objects = world.setUp(() -> objects(world, type, test));
        this.result = objects.result;
        this.bodies = new Bodies(world, type, objects.test, objects.state, objects.result);
    }

    private static Objects objects(World world, Class<?> type, StressTest test) {
        Object its = world.create(type);
        Optional<String> result = test.result();
        return new Objects(
                its,
                test.state().equals(test.name()) ? its : world.create(world.load(test.state())),
                result.isPresent() ? world.create(world.load(result.get())) : null);
    }

    /**
     * All of the test: the actors, then the arbiter or the signal.
     *
     * @param more how many threads these may start
     */
    Threads threads(int more) throws ReflectiveOperationException, LambdaConversionException {
        List<Body> all = new ArrayList<>();
        for (Call actor : test.actors()) {
            all.add(bodies.of(actor));
        }
        if (test.arbiter().isPresent()) {
            all.add(bodies.of(test.arbiter().get()));
            return new ArbiterLast(world.threads(all, all.size() + more));
        }
        if (test.signal().isPresent()) {
            all.add(bodies.of(test.signal().get()));
        }
        return world.threads(all, all.size() + more);
    }

    /** The first actor alone. */
    Threads actor() throws ReflectiveOperationException, LambdaConversionException {
        return world.threads(List.of(bodies.of(test.actors().get(0))));
    }

    /** How an execution ended, as the result object says. */
    String outcome(View end) {
        Object its = result;
        try {
            return its == null ? "" : world.atEnd(end, its::toString);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the result cannot be printed: " + e, e);
        }
    }
}
