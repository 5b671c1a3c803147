package smpng.suites.harness;

/** A test failed, and knows the execution that made it fail. Whoever runs the test writes it as a replay file. */
public final class CounterexampleFound extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient Counterexample counterexample;

    /** The message is the title and the rendered execution: what an IDE shows. */
    public CounterexampleFound(Counterexample counterexample) {
        super(counterexample.title() + System.lineSeparator() + counterexample.rendered());
        this.counterexample = counterexample;
    }

    /** The execution. */
    public Counterexample counterexample() {
        return counterexample;
    }
}
