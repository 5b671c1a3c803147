package smpng.api.program;

/** The location that a statement accesses. */
public record Place(Array array, Value index) {
    /** The value that this location has when every thread has ended; only in {@link ProgramBuilder#atEnd}. */
    public Value last() {
        return new Value.Last(this);
    }

    @Override
    public String toString() {
        return array.isArray() ? array.name() + "[" + index + "]" : array.name();
    }
}
