package smpng.explorer.graph;

import java.util.ArrayList;
import java.util.List;

/** Threads written as lambdas over {@link Memory}. */
final class Bodies implements Threads {
    /** One thread. */
    interface Body {
        void run(Memory memory) throws Throwable;
    }

    private final int initial;
    private final List<Body> bodies;

    private Bodies(int initial, List<Body> bodies) {
        this.initial = initial;
        this.bodies = bodies;
    }

    static Bodies of(Body... bodies) {
        return new Bodies(bodies.length, List.of(bodies));
    }

    /** Only the first runs from the start. */
    static Bodies startedByTheFirst(Body... bodies) {
        return new Bodies(1, List.of(bodies));
    }

    @Override
    public int count() {
        return bodies.size();
    }

    @Override
    public int initial() {
        return initial;
    }

    @Override
    public void run(int thread, Memory memory) throws Throwable {
        bodies.get(thread).run(memory);
    }

    /** Every event of an execution, in a form that says all of it and nothing of the order of exploration. */
    static List<List<String>> graph(View end) {
        List<List<String>> threads = new ArrayList<>();
        for (int t = 0; t < end.threads(); t++) {
            List<String> steps = new ArrayList<>();
            for (Step s : end.steps(t)) {
                steps.add(s.kind() + " " + s.location() + " " + s.read() + " " + s.written() + " " + s.source() + " "
                        + s.place());
            }
            threads.add(steps);
        }
        return threads;
    }
}
