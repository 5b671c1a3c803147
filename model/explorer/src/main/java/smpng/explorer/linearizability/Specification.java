package smpng.explorer.linearizability;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.input.MalformedInput;

/** What operations return one after another: a class with the same methods, run as it is. */
public final class Specification {
    private final Class<?> type;
    private final Map<Operation, Method> methods = new HashMap<>();

    /**
     * Takes a class as specification.
     *
     * @throws MalformedInput if it lacks an operation
     */
    public Specification(Class<?> type, Operations operations) throws MalformedInput {
        this.type = type;
        for (Operation operation : operations.operations()) {
            methods.put(operation, method(operation));
        }
    }

    private Method method(Operation operation) throws MalformedInput {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(operation.name())
                    && method.getParameterCount() == operation.values().size()
                    && !method.isSynthetic()) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new MalformedInput(
                "the specification lacks " + operation.name(), type.getName(), "give it every operation's method");
    }

    /**
     * Every list of results that some sequential order explains: of the initial part's operations, then thread by thread.
     */
    public Set<List<String>> explained(Scenario scenario) {
        Set<List<String>> all = new HashSet<>();
        interleave(scenario, new int[scenario.threads().size()], new ArrayList<>(), all);
        return all;
    }

    private void interleave(Scenario scenario, int[] done, List<Integer> order, Set<List<String>> all) {
        if (order.size() == scenario.size()) {
            all.add(run(scenario, order));
            return;
        }
        for (int t = 0; t < done.length; t++) {
            if (done[t] < scenario.threads().get(t).size()) {
                done[t]++;
                order.add(t);
                interleave(scenario, done, order, all);
                order.remove(order.size() - 1);
                done[t]--;
            }
        }
    }

    private List<String> run(Scenario scenario, List<Integer> order) {
        Object object = instance();
        List<String> results = new ArrayList<>();
        for (Invocation invocation : scenario.initial()) {
            results.add(call(object, invocation));
        }
        String[][] byThread = new String[scenario.threads().size()][];
        for (int t = 0; t < byThread.length; t++) {
            byThread[t] = new String[scenario.threads().get(t).size()];
            Arrays.fill(byThread[t], "");
        }
        int[] next = new int[byThread.length];
        for (int t : order) {
            byThread[t][next[t]] = call(object, scenario.threads().get(t).get(next[t]));
            next[t]++;
        }
        for (String[] its : byThread) {
            results.addAll(List.of(its));
        }
        return results;
    }

    private Object instance() {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no object of " + type.getName() + " can be made: " + e, e);
        }
    }

    private String call(Object object, Invocation invocation) {
        Method method = methods.get(invocation.operation());
        if (method == null) {
            throw new IllegalStateException("no method for " + invocation);
        }
        try {
            return text(method.invoke(object, invocation.arguments().toArray()), method.getReturnType() == void.class);
        } catch (InvocationTargetException e) {
            return thrown(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A result as text. */
    static String text(@Nullable Object result, boolean isVoid) {
        return isVoid ? "done" : String.valueOf(result);
    }

    /** A result that is an exception. */
    static String thrown(@Nullable Throwable exception) {
        return "throws " + (exception == null ? "" : exception.getClass().getSimpleName());
    }
}
