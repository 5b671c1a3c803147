package smpng.primitives;

import java.util.List;

/**
 * A rule that a thread broke, or is about to break.
 *
 * @param rule which one
 * @param thread name of the thread
 * @param lock name of the lock that it wants or has
 * @param held names of the locks that are in the way, the one taken last first
 * @param stack where it is, innermost call first; empty where stacks are not taken
 * @param earlier of a reversal, the steps that were seen in the other order: from the class of {@code lock} to that of the
 *     first of {@code held}
 */
public record WitnessReport(
        Rule rule, String thread, String lock, List<String> held, List<String> stack, List<LockStep> earlier) {
    /** What a thread that waits for locks has to keep to. */
    public enum Rule {
        /** Locks of two classes are taken in one order, by everybody. */
        ORDER("takes in the other order"),
        /** Two locks of one class are not held at a time, unless their class allows it. */
        DUPLICATE("takes another of the same class"),
        /** A lock that can be slept under is not waited for by one who has a lock that cannot. */
        SLEEPABLE_LAST("waits for a sleepable lock under one that is not"),
        /** Nobody who has a spin mutex, or is in a critical section, waits for a lock that blocks. */
        BLOCKS_IN_SECTION("may block in a critical section"),
        /** Giant is taken before every lock that cannot be slept under. */
        GIANT_FIRST("takes Giant under a lock that is not sleepable"),
        /** Nobody sleeps with a lock that cannot be slept under. */
        SLEEPS_WITH("goes to sleep with locks that cannot be slept under"),
        /** No thread ends with a lock. */
        EXITS_WITH("ends and still has locks"),
        /** Only who has a lock lets it go, upgrades or downgrades it. */
        NOT_HELD("lets go what it does not have");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        /** What a thread did that broke it. */
        public String text() {
            return text;
        }
    }

    /** Copies the lists. */
    public WitnessReport {
        held = List.copyOf(held);
        stack = List.copyOf(stack);
        earlier = List.copyOf(earlier);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(thread + " " + rule.text() + ": " + lock);
        if (!held.isEmpty()) {
            text.append(", with ").append(String.join(", ", held));
        }
        if (!stack.isEmpty()) {
            text.append(" at ").append(String.join(", from ", stack));
        }
        for (LockStep step : earlier) {
            text.append("; before that ").append(step);
        }
        return text.toString();
    }
}
