package smpng.suites.harness;

import java.io.FilterOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches what this JVM prints for Lincheck's word that it goes on with a class it could not rewrite. It only prints it,
 * and the test is green: so whoever runs the test, the build or a fork, must look.
 */
public final class UncheckedClasses {
    /** What Lincheck prints then. */
    public static final String SIGN = "proceeding without instrumentation";

    private static final AtomicBoolean WATCHING = new AtomicBoolean();
    private static final AtomicBoolean SEEN = new AtomicBoolean();

    private UncheckedClasses() {}

    /** Begins to watch, for the life of this JVM: Lincheck keeps the stream that it finds first. */
    public static void watch() {
        if (WATCHING.compareAndSet(false, true)) {
            System.setOut(watched(System.out));
            System.setErr(watched(System.err));
        }
    }

    /**
     * Nothing was left unchecked since the watch began.
     *
     * @throws AssertionError if something was; it is told once
     */
    public static void requireNone() {
        if (SEEN.getAndSet(false)) {
            throw new AssertionError("Lincheck left a class unchecked; its output says \"" + SIGN + "\"");
        }
    }

    /** A stream that passes on what it is given, and notices the sign. */
    static PrintStream watched(OutputStream stream) {
        return new PrintStream(new Watched(stream), true, StandardCharsets.UTF_8);
    }

    /** Passes bytes on, and follows how much of the sign it has just seen. */
    private static final class Watched extends FilterOutputStream {
        private int matched;

        Watched(OutputStream to) {
            super(to);
        }

        @Override
        public synchronized void write(int b) throws java.io.IOException {
            out.write(b);
            // The first letter of the sign occurs in it once, so what does not go on can only begin again.
            char c = (char) (b & 0xff);
            if (c != SIGN.charAt(matched)) {
                matched = 0;
            }
            if (c == SIGN.charAt(matched) && ++matched == SIGN.length()) {
                matched = 0;
                SEEN.set(true);
            }
        }
    }
}
