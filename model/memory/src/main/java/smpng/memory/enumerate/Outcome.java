package smpng.memory.enumerate;

/**
 * How an enumeration ended.
 *
 * @param end why it ended
 * @param allowed executions that the model allows and the visitor got
 * @param candidates executions that the model was asked about, partial ones included
 * @param loopsCut whether some thread could go on round a loop, which was left out
 */
public record Outcome(End end, long allowed, long candidates, boolean loopsCut) {
    /** Why an enumeration ended. */
    public enum End {
        /** Everything was looked at. */
        COMPLETE,
        /** The visitor had seen enough. */
        STOPPED,
        /** The limit was reached. */
        OUT_OF_TIME
    }

    public boolean isComplete() {
        return end == End.COMPLETE;
    }
}
