package smpng.memory.generate;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import smpng.memory.program.Program;

/**
 * A claim and the programs that it is tried on.
 *
 * @param claim the claim
 * @param vocabulary what the programs are made of
 * @param fragment which of them the claim is about
 */
public record Check(Claim claim, Vocabulary vocabulary, Predicate<Program> fragment) {
    /** A claim about every program. */
    public Check(Claim claim, Vocabulary vocabulary) {
        this(claim, vocabulary, program -> true);
    }

    /**
     * What came of it.
     *
     * @param programs how many programs were tried, the one on which it failed included
     * @param difference how it failed first, if it did
     */
    public record Result(long programs, Optional<Difference> difference) {}

    /** Tries this many random programs, taking turns with random cycles of up to this many edges. */
    public Result random(long seed, long count, int longestCycle) {
        RandomPrograms programs = new RandomPrograms(vocabulary, seed);
        Cycles cycles = new Cycles(vocabulary);
        return on(LongStream.iterate(0, n -> n + 1)
                .mapToObj(n -> n % 2 == 0 ? programs.program(n) : cycles.random(longestCycle, seed, n))
                .filter(fragment)
                .limit(count));
    }

    /** Tries every cycle of up to this many edges. */
    public Result cycles(int longest) {
        Cycles cycles = new Cycles(vocabulary);
        return on(LongStream.rangeClosed(2, longest)
                .boxed()
                .flatMap(length -> cycles.ofLength(length.intValue()).stream())
                .filter(fragment));
    }

    /** Tries these programs, up to the first on which the claim fails. */
    public Result on(Stream<Program> programs) {
        long tried = 0;
        for (Program program : (Iterable<Program>) programs::iterator) {
            tried++;
            Optional<Difference> difference = claim.refutation().on(program);
            if (difference.isPresent()) {
                return new Result(tried, difference);
            }
        }
        return new Result(tried, Optional.empty());
    }
}
