package smpng.memory.enumerate;

/**
 * Which final states are asked for. Enumeration uses the answer on partly known states to leave out executions that
 * cannot matter; a question that always answers {@link Answer#MAYBE} until all is known is correct, only slower.
 */
@FunctionalInterface
public interface Question {
    /** What is known of a state. */
    interface Known {
        /** True if the register's final value is known. */
        boolean hasRegister(int thread, int register);

        long register(int thread, int register);

        /** True if the location's final value is known. */
        boolean hasMemory(int location);

        long memory(int location);
    }

    /** What can be said. */
    enum Answer {
        YES,
        NO,
        MAYBE
    }

    /** Whether the state is asked for; never MAYBE when everything is known. */
    Answer ask(Known state);

    /** Asks for every state. */
    static Question everything() {
        return state -> Answer.YES;
    }
}
