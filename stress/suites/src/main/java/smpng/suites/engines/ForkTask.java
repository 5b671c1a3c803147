package smpng.suites.engines;

import java.util.Map;

/**
 * What a kept JVM is asked to do: a line of its input.
 *
 * @param work name of the {@link ForkedWork}
 * @param request its request file
 * @param report its report file
 * @param log where to write what is printed meanwhile
 * @param patched a folder of classes that hide the project's own, or empty; the work and all it uses is then loaded anew
 * @param properties system properties for this task alone
 */
record ForkTask(
        String work, String request, String report, String log, String patched, Map<String, String> properties) {
    /** How a task ended: a line of the JVM's output. */
    enum Answer {
        /** As it should; the JVM takes another. */
        DONE,
        /** It broke down, which the log describes; the JVM takes another. */
        BROKEN,
        /** As it should, but it left a thread behind that goes on: the JVM is not fit for another. */
        DONE_AND_LITTERED,
        /** It broke down and left such a thread behind. */
        BROKEN_AND_LITTERED;

        static Answer of(boolean done, boolean littered) {
            if (littered) {
                return done ? DONE_AND_LITTERED : BROKEN_AND_LITTERED;
            }
            return done ? DONE : BROKEN;
        }

        boolean isDone() {
            return this == DONE || this == DONE_AND_LITTERED;
        }

        boolean takesAnother() {
            return this == DONE || this == BROKEN;
        }
    }
}
