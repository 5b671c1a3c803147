package smpng.suites.ktr;

import smpng.primitives.TraceEntry;
import smpng.primitives.TraceRing;

/** Events whose words follow from their code, so that words of two events do not pass for one. */
final class TracedEvent {
    /** What an actor that reads reports: the entry is flagged, and shows nothing. */
    static final int FLAGGED = 0;

    /** It is whole, and its words belong together. */
    static final int SHOWN = 1;

    /** It is called whole, and is not. */
    static final int WRONG = 2;

    private TracedEvent() {}

    static long trace(TraceRing ring, int code) {
        return ring.trace(1, code, first(code), second(code));
    }

    /** What there is under a number; words of the initial memory, which are zero, belong to no event. */
    static int seen(TraceRing ring, long number) {
        return judged(ring.read(number));
    }

    static int judged(TraceEntry entry) {
        if (!entry.isWhole()) {
            return FLAGGED;
        }
        return belongTogether(entry) ? SHOWN : WRONG;
    }

    static boolean belongTogether(TraceEntry entry) {
        int code = entry.code();
        return code > 0 && entry.a() == first(code) && entry.b() == second(code);
    }

    private static long first(int code) {
        return code + 100L;
    }

    private static long second(int code) {
        return code + 200L;
    }
}
