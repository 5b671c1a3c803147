package smpng.explorer.junit;

import java.lang.reflect.Method;
import java.util.List;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Threads;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.World;

/** Explores one test method on one machine. */
final class TestExploration {
    private final Method test;
    private final int maxThreads;

    TestExploration(Method test, int maxThreads) {
        this.test = test;
        this.maxThreads = maxThreads;
    }

    Verdict on(Exploration.Settings settings) {
        String machine = settings.machine();
        try {
            ClassLoader source = test.getDeclaringClass().getClassLoader();
            World world = new World(
                    World.Options.of(source == null ? ClassLoader.getSystemClassLoader() : source),
                    new Identities(new Locations()));
            FirstFailure observer = new FirstFailure();
            Exploration.Result result =
                    Exploration.run(threads(world), world.locations(), settings, observer);
            return observer.verdict(machine, result);
        } catch (NotModelled | LinkageError | ReflectiveOperationException e) {
            return new Verdict(machine, Verdict.Kind.UNDECIDED, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return new Verdict(machine, Verdict.Kind.UNDECIDED, "the test's object cannot be made: " + e, e);
        }
    }

    /** The test method as thread 0, on an object that was made and prepared before. */
    private Threads threads(World world) throws Exception {
        Class<?> type = world.load(test.getDeclaringClass().getName());
        Object object = world.setUp(() -> {
            Object its = world.create(type);
            for (Method before : Preparations.of(type)) {
                before.setAccessible(true);
                before.invoke(its);
            }
            return its;
        });
        return world.threads(List.of(world.body(type, test.getName(), object)), maxThreads);
    }
}
