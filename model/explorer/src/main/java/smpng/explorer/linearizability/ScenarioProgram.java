package smpng.explorer.linearizability;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Memory;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.Threads;
import smpng.explorer.graph.View;
import smpng.explorer.guest.Body;
import smpng.explorer.guest.World;
import smpng.explorer.input.Inside;
import smpng.explorer.report.ExecutionText;

/**
 * A scenario made ready in a world. What operations return is written to locations of the graph, as it is the graph that
 * knows which run of a thread an execution ends with.
 */
final class ScenarioProgram {
    private final World world;
    private final Scenario scenario;
    private final List<String> initial = new ArrayList<>();
    private final List<List<MethodHandle>> calls = new ArrayList<>();
    private final int results;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private @Nullable Memory memory;

    ScenarioProgram(World world, Operations operations, Scenario scenario) throws Exception {
        this.world = world;
        this.scenario = scenario;
        this.results = world.locations().allocate(Math.max(1, scenario.size()));
        Class<?> type = world.load(operations.name());
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, Inside.of(world));
        Object object = world.setUp(() -> {
            Object its = world.create(type);
            for (Invocation invocation : scenario.initial()) {
                initial.add(result(bound(lookup, type, its, invocation)));
            }
            return its;
        });
        for (List<Invocation> thread : scenario.threads()) {
            List<MethodHandle> bound = new ArrayList<>();
            for (Invocation invocation : thread) {
                bound.add(bound(lookup, type, object, invocation));
            }
            calls.add(bound);
        }
    }

    private static MethodHandle bound(MethodHandles.Lookup lookup, Class<?> type, Object on, Invocation invocation)
            throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(invocation.operation().name())
                    && method.getParameterCount() == invocation.arguments().size()) {
                MethodHandle handle = lookup.unreflect(method).bindTo(on);
                return MethodHandles.insertArguments(
                        handle, 0, invocation.arguments().toArray());
            }
        }
        throw new NoSuchMethodException(
                type.getName() + "." + invocation.operation().name());
    }

    /** What it returns, or the exception it throws. Errors, those of the explorer among them, are no results. */
    private static String result(MethodHandle call) {
        try {
            return Specification.text(call.invoke(), call.type().returnType() == void.class);
        } catch (Exception e) {
            return Specification.thrown(e);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The scenario's threads. */
    Threads threads() {
        List<Body> bodies = new ArrayList<>();
        int first = results;
        for (List<MethodHandle> thread : calls) {
            int at = first;
            bodies.add(() -> {
                for (int i = 0; i < thread.size(); i++) {
                    String text = result(thread.get(i));
                    running().write(at + i, Order.PLAIN, number(text));
                }
            });
            first += thread.size();
        }
        return new Remembering(world.threads(bodies));
    }

    private Memory running() {
        Memory its = memory;
        if (its == null) {
            throw new IllegalStateException("no thread runs");
        }
        return its;
    }

    private int number(String text) {
        Integer known = numbers.get(text);
        if (known == null) {
            known = texts.size();
            texts.add(text);
            numbers.put(text, known);
        }
        return known;
    }

    /** What the operations returned: those of the initial part, then thread by thread. */
    List<String> results(View end) {
        List<String> all = new ArrayList<>(initial);
        for (int i = 0; i < scenario.size(); i++) {
            all.add(texts.get((int) end.last(results + i)));
        }
        return all;
    }

    /** Names for the program's own accesses; those of results are left out. */
    ExecutionText.Names names(ExecutionText.Names others) {
        return new ExecutionText.Names() {
            @Override
            public String thread(int thread) {
                return others.thread(thread);
            }

            @Override
            public String location(int location) {
                return others.location(location);
            }

            @Override
            public String value(int location, long value) {
                return others.value(location, value);
            }

            @Override
            public boolean tells(int location) {
                return others.tells(location);
            }

            @Override
            public boolean shows(Step step) {
                boolean isResult = step.kind() == Step.Kind.WRITE
                        && step.location() >= results
                        && step.location() < results + scenario.size();
                return !isResult && others.shows(step);
            }
        };
    }

    /** Threads that let the bodies know which memory they run on. */
    private final class Remembering implements Threads {
        private final Threads threads;

        Remembering(Threads threads) {
            this.threads = threads;
        }

        @Override
        public int count() {
            return threads.count();
        }

        @Override
        public int initial() {
            return threads.initial();
        }

        @Override
        public void run(int thread, Memory on) throws Throwable {
            memory = on;
            threads.run(thread, on);
        }
    }
}
