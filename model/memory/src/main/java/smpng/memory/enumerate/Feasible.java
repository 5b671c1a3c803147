package smpng.memory.enumerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import smpng.memory.Event;
import smpng.memory.program.Expression;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;
import smpng.memory.program.ThreadPath.Step;

/**
 * Which paths of a program's threads any memory could make them take: each read returns something that was written to its
 * location at first or by a feasible path, whatever the order. An upper bound of what executions do, found without looking
 * at one.
 */
public final class Feasible {
    /** More combinations of values than this are not tried: the path then counts as feasible. */
    private static final int COMBINATIONS = 4096;

    private final List<List<ThreadPath>> paths;
    private final List<Set<Long>> values = new ArrayList<>();

    /** The feasible ones among the paths of each thread. */
    public Feasible(Program program, List<List<ThreadPath>> paths) {
        this.paths = paths;
        for (Program.Location location : program.locations()) {
            values.add(new TreeSet<>(Set.of(location.initial())));
        }
        boolean more = true;
        while (more) {
            more = false;
            for (List<ThreadPath> thread : paths) {
                for (ThreadPath path : thread) {
                    more |= isFeasible(path) && addWrites(path);
                }
            }
        }
    }

    /** The feasible paths of a thread, in their order. */
    public List<ThreadPath> paths(int thread) {
        return paths.get(thread).stream().filter(this::isFeasible).toList();
    }

    private boolean isFeasible(ThreadPath path) {
        for (Expression condition : path.conditions()) {
            Set<Long> results = new HashSet<>();
            if (evaluate(condition, path, results) && !results.stream().anyMatch(v -> v != 0)) {
                return false;
            }
        }
        return true;
    }

    private boolean addWrites(ThreadPath path) {
        boolean more = false;
        for (Step step : path.steps()) {
            if (step.kind() == Event.Kind.WRITE) {
                Set<Long> results = new HashSet<>();
                evaluate(step.value(), path, results);
                more |= values.get(step.location()).size() < COMBINATIONS
                        && values.get(step.location()).addAll(results);
            }
        }
        return more;
    }

    /** The values an expression can have; false if there are too many to try. */
    private boolean evaluate(Expression expression, ThreadPath path, Set<Long> results) {
        List<Integer> reads = new ArrayList<>();
        collect(expression, reads);
        List<List<Long>> choices = new ArrayList<>();
        long combinations = 1;
        for (int read : reads) {
            List<Long> choice = List.copyOf(values.get(location(path, read)));
            choices.add(choice);
            combinations *= choice.size();
            if (combinations > COMBINATIONS) {
                return false;
            }
        }
        for (int c = 0; c < combinations; c++) {
            long[] chosen = new long[reads.size()];
            int rest = c;
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = choices.get(i).get(rest % choices.get(i).size());
                rest /= choices.get(i).size();
            }
            results.add(Folding.evaluate(expression, new Chosen(reads, chosen)));
        }
        return true;
    }

    private static int location(ThreadPath path, int read) {
        int seen = 0;
        for (Step step : path.steps()) {
            if (step.kind() == Event.Kind.READ && seen++ == read) {
                return step.location();
            }
        }
        throw new IllegalArgumentException("no read " + read);
    }

    private static void collect(Expression expression, List<Integer> reads) {
        if (expression instanceof Expression.ReadValue read && !reads.contains(read.read())) {
            reads.add(read.read());
        } else if (expression instanceof Expression.Binary binary) {
            collect(binary.left(), reads);
            collect(binary.right(), reads);
        }
    }

    /** One value for each read. */
    private record Chosen(List<Integer> reads, long[] values) implements Folding.Reads {
        @Override
        public boolean isKnown(int read) {
            return true;
        }

        @Override
        public long value(int read) {
            return values[reads.indexOf(read)];
        }
    }
}
