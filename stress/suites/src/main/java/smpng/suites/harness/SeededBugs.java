package smpng.suites.harness;

import java.util.List;

/**
 * The seeded bugs of one component: a class with a public constructor without parameters, in the component's suite
 * package. It is found there; nothing registers it.
 */
public interface SeededBugs {
    /** The bugs, in the order in which a reader should meet them. */
    List<SeededBug> bugs();
}
