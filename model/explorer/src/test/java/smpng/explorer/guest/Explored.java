package smpng.explorer.guest;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Exploration.Result;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;

/** A test program explored: its methods {@code thread0}, {@code thread1} and so on, on one object of its class. */
record Explored(Result result, Set<String> outcomes, List<Throwable> failures, int hangs) {
    static Explored of(Class<?> program, Settings settings) throws Exception {
        Locations locations = new Locations();
        World world = new World(World.Options.of(program.getClassLoader()), new Identities(locations));
        return in(world, program, locations, settings);
    }

    static Explored in(World world, Class<?> program, Locations locations, Settings settings) throws Exception {
        Class<?> type = world.load(program.getName());
        Object state = world.setUp(() -> world.create(type));
        List<Body> bodies = new ArrayList<>();
        Arrays.stream(type.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.matches("thread\\d"))
                .sorted(Comparator.naturalOrder())
                .forEach(name -> bodies.add(world.body(type, name, state)));
        Set<String> outcomes = new TreeSet<>();
        List<Throwable> failures = new ArrayList<>();
        boolean result = Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("toString"));
        int[] hangs = new int[1];
        Observer observer = new Observer() {
            @Override
            public void blocked(View end) {
                if (end.hangs()) {
                    hangs[0]++;
                }
            }

            @Override
            public void complete(View end) {
                if (result) {
                    try {
                        outcomes.add(world.atEnd(end, () -> "" + state));
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }
            }

            @Override
            public boolean failed(View end, int thread, Throwable thrown) {
                failures.add(thrown);
                return !(thrown instanceof NotModelled);
            }
        };
        Result counted = Exploration.run(world.threads(bodies, bodies.size() + 4), locations, settings, observer);
        return new Explored(counted, outcomes, failures, hangs[0]);
    }

    String counts() {
        return result.complete() + "/" + result.blocked();
    }
}
