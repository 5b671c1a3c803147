package smpng.explorer.oracle;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random small programs, and their shrinking. */
final class Sketches {
    private Sketches() {}

    /** Two or three threads of up to four lines. */
    static Arbitrary<Sketch> all() {
        return line().list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .list()
                .ofMinSize(2)
                .ofMaxSize(3)
                .map(Sketch::new);
    }

    private static Arbitrary<Sketch.Line> line() {
        Arbitrary<Sketch.Kind> kind = Arbitraries.frequency(
                Tuple.of(9, Sketch.Kind.LOAD),
                Tuple.of(9, Sketch.Kind.STORE),
                Tuple.of(4, Sketch.Kind.FENCE),
                Tuple.of(3, Sketch.Kind.FETCH_ADD),
                Tuple.of(2, Sketch.Kind.EXCHANGE),
                Tuple.of(3, Sketch.Kind.COMPARE_AND_SET),
                Tuple.of(1, Sketch.Kind.AWAIT),
                Tuple.of(1, Sketch.Kind.AWAIT_COMPARE_AND_SET));
        Arbitrary<Integer> location = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(5, 1), Tuple.of(1, 2));
        return Combinators.combine(
                        kind,
                        location,
                        Arbitraries.integers().between(0, 5).withoutEdgeCases(),
                        Arbitraries.integers().between(0, 3).withoutEdgeCases(),
                        Arbitraries.frequency(Tuple.of(8, false), Tuple.of(1, true)))
                .as(Sketch.Line::new);
    }
}
