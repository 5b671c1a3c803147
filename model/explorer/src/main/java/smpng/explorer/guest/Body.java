package smpng.explorer.guest;

/** What a thread does, in rewritten code. */
@FunctionalInterface
public interface Body {
    /** Runs the thread from its start. */
    void run() throws Throwable;
}
