package smpng.suites.explorer.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Execution graphs as text: for each thread its accesses with where reads read from, for each location the order of writes.
 * Two executions are the same graph if and only if they have the same text. Fences are left out: each way through a thread
 * has the same ones.
 */
public final class Graphs {
    private final List<StringBuilder> threads = new ArrayList<>();
    /** By location, by place in coherence: the write. */
    private final Map<Integer, Map<Integer, String>> writes = new TreeMap<>();

    /** A graph of so many threads. */
    Graphs(int threads) {
        for (int t = 0; t < threads; t++) {
            this.threads.add(new StringBuilder());
        }
    }

    /** An access's name: thread and number among the thread's accesses. */
    static String name(int thread, int access) {
        return (char) ('a' + thread) + "" + access;
    }

    /** Adds a thread's next access: what it read from which write, what it wrote at which place in coherence. */
    void access(int thread, int location, Optional<String> read, Optional<Integer> place, long value) {
        StringBuilder text = threads.get(thread);
        int number = (int) text.chars().filter(c -> c == ';').count();
        read.ifPresent(source -> text.append(" R").append(location).append("<-").append(source));
        place.ifPresent(at -> {
            text.append(" W").append(location).append('=').append(value);
            writes.computeIfAbsent(location, l -> new TreeMap<>()).put(at, name(thread, number));
        });
        text.append(';');
    }

    /** The graph. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int t = 0; t < threads.size(); t++) {
            text.append((char) ('a' + t)).append(':').append(threads.get(t)).append("  ");
        }
        writes.forEach((location, order) ->
                text.append("co").append(location).append(order.values()).append(' '));
        return text.toString();
    }

    /** The text that a graph has when each thread has another number. */
    public static String renamed(String graph, int[] numbers) {
        StringBuilder renamed = new StringBuilder();
        String[] threads = new String[numbers.length];
        String rest = graph;
        for (int t = 0; t < numbers.length; t++) {
            int end = rest.indexOf("  ");
            threads[numbers[t]] = rest.substring(rest.indexOf(':'), end);
            rest = rest.substring(end + 2);
        }
        for (int t = 0; t < threads.length; t++) {
            renamed.append((char) ('a' + t)).append(threads[t]).append("  ");
        }
        renamed.append(rest);
        for (int i = 0; i + 1 < renamed.length(); i++) {
            int old = renamed.charAt(i) - 'a';
            boolean name = Character.isDigit(renamed.charAt(i + 1)) && old >= 0 && old < numbers.length;
            if (name) {
                renamed.setCharAt(i, (char) ('a' + numbers[old]));
            }
        }
        return renamed.toString();
    }

    /** How the explorer's graphs differ from those there should be; empty if they do not. */
    public static String difference(List<String> found, Set<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        found.forEach(missing::remove);
        Set<String> extra = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        Collection<String> seen = new HashSet<>();
        for (String graph : found) {
            if (!seen.add(graph)) {
                twice.add(graph);
            }
            if (!wanted.contains(graph)) {
                extra.add(graph);
            }
        }
        return list("missing", missing) + list("not allowed", extra) + list("more than once", twice);
    }

    private static String list(String what, Set<String> graphs) {
        return graphs.isEmpty() ? "" : "\n" + what + ":\n  " + String.join("\n  ", graphs);
    }
}
