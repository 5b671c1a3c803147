package smpng.suites.harness;

import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.replay.Counterexample;

/**
 * A test failed, and knows the execution that made it fail. Whoever runs the test writes it as a replay file.
 *
 * <p>The execution is worked out when somebody asks for it: a property that shrinks throws hundreds of these, of which
 * only the last is shown.
 */
public final class CounterexampleFound extends AssertionError {
    private static final long serialVersionUID = 1;
    private static final int WIDTH = 160;

    private final transient Supplier<Counterexample> source;
    private transient @Nullable Counterexample known;

    /** The source is asked once, on the thread that looks first. */
    public CounterexampleFound(Supplier<Counterexample> source) {
        this.source = source;
    }

    /** The execution. */
    public synchronized Counterexample counterexample() {
        Counterexample its = known;
        if (its == null) {
            its = source.get();
            known = its;
        }
        return its;
    }

    /** The title and the rendered execution: what an IDE shows. */
    @Override
    public String getMessage() {
        return counterexample().title()
                + System.lineSeparator()
                + new CounterexampleText(WIDTH, false).render(counterexample());
    }
}
