package smpng.suites.explorer.oracle;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random small programs, and their shrinking. */
public final class Sketches {
    private Sketches() {}

    /** Two or three threads of up to four lines. */
    public static Arbitrary<Sketch> all() {
        return programs(0);
    }

    /** The same, of threads that verify what they read. */
    public static Arbitrary<Sketch> failing() {
        return programs(6);
    }

    private static Arbitrary<Sketch> programs(int verifying) {
        return Combinators.combine(
                        Arbitraries.of(Sketch.Style.class),
                        thread(verifying).list().ofMinSize(2).ofMaxSize(3))
                .as(Sketch::new);
    }

    private static Arbitrary<List<Sketch.Line>> thread(int verifying) {
        return line(verifying).list().ofMinSize(1).ofMaxSize(4).withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Sketch.Line> line(int verifying) {
        Arbitrary<Sketch.Kind> kind = Arbitraries.frequency(
                Tuple.of(9, Sketch.Kind.LOAD),
                Tuple.of(9, Sketch.Kind.STORE),
                Tuple.of(4, Sketch.Kind.FENCE),
                Tuple.of(3, Sketch.Kind.FETCH_ADD),
                Tuple.of(2, Sketch.Kind.EXCHANGE),
                Tuple.of(3, Sketch.Kind.COMPARE_AND_SET),
                Tuple.of(1, Sketch.Kind.AWAIT),
                Tuple.of(1, Sketch.Kind.AWAIT_COMPARE_AND_SET),
                Tuple.of(verifying, Sketch.Kind.VERIFY));
        Arbitrary<Integer> location = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(5, 1), Tuple.of(1, 2));
        return Combinators.combine(
                        kind,
                        location,
                        Arbitraries.integers().between(0, 17).withoutEdgeCases(),
                        Arbitraries.integers().between(0, 3).withoutEdgeCases(),
                        Arbitraries.frequency(Tuple.of(8, false), Tuple.of(1, true)))
                .as(Sketch.Line::new);
    }
}
