package smpng.suites.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpng.simulator.Trace;

/**
 * In which orders a run's threads took locks, as the witness of its kernel learned them: by class, which is the name.
 *
 * @param edges what was seen; without those that follow
 */
public record LearnedOrder(List<Edge> edges) {
    /** Name of the file that keeps one. */
    public static final String FILE = "lock-order.json";

    private static final String BEFORE = " before ";
    private static final String NOTE = "lock order: ";

    /** Copies the list. */
    public LearnedOrder {
        edges = List.copyOf(edges);
    }

    /** While one was held the other was waited for. */
    public record Edge(String first, String then) {}

    /** How the operation {@code orders} says it. */
    public static String note(String first, String then) {
        return NOTE + first + BEFORE + then;
    }

    /** What a run said, in the order of its classes. */
    public static LearnedOrder of(Trace trace) {
        return new LearnedOrder(trace.events().stream()
                .flatMap(event -> event instanceof Trace.Marked said && said.mark() == Trace.Mark.NOTE
                        ? edge(said.text()).stream()
                        : Stream.empty())
                .toList());
    }

    private static Optional<Edge> edge(String note) {
        int between = note.indexOf(BEFORE);
        return note.startsWith(NOTE) && between > 0
                ? Optional.of(
                        new Edge(note.substring(NOTE.length(), between), note.substring(between + BEFORE.length())))
                : Optional.empty();
    }
}
