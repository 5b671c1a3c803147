package smpng.primitives;

/**
 * The word of a lock that many may share or one may own, in one place, so that each rule about its bits is written once:
 * that of {@link RwLock}, where a mark of waiters says that some wait, and of {@link SxLock}, where it says that some may.
 *
 * <pre>
 *   63                                        5     4     3     2     1     0
 *   |  number of sharers, or of the owner      |  R  |  W  |  E  |  S  |  H  |
 *
 *   H shared          the number counts sharers; with none it is free. Clear: the number is the owner's
 *   S shared waiters  somebody waits to share it
 *   E excl. waiters   somebody waits to own it
 *   W write spinner   somebody spins to own it, and does not want to be overtaken
 *   R recursed        the owner has it more than once
 * </pre>
 *
 * <p>Free: H alone. Destroyed: S and E without H, which no lock that is owned by nobody ever is. E is set only while somebody
 * has the lock, W only while it is shared.
 */
final class SharedWord {
    static final long SHARED = 1;
    static final long SHARED_WAITERS = 2;
    static final long EXCL_WAITERS = 4;
    static final long WRITE_SPINNER = 8;
    static final long RECURSED = 16;
    static final long ONE_SHARER = 32;

    static final long FREE = SHARED;
    static final long DESTROYED = SHARED_WAITERS | EXCL_WAITERS;

    private static final int NUMBER_SHIFT = 5;
    private static final long WAITERS = SHARED_WAITERS | EXCL_WAITERS;

    private SharedWord() {}

    /** Owned by {@code td}, and nothing else. */
    static long owned(KThread td) {
        return (long) td.tid() << NUMBER_SHIFT;
    }

    /** Shared by one thread, and nothing else. */
    static long sharedByOne() {
        return SHARED | ONE_SHARER;
    }

    static boolean isShared(long word) {
        return (word & SHARED) != 0;
    }

    /** Nobody has it; there may be waiters, or a spinner. */
    static boolean isFree(long word) {
        return isShared(word) && word < ONE_SHARER;
    }

    /** How many share it; 0 if it is owned. */
    static long sharers(long word) {
        return isShared(word) ? word >>> NUMBER_SHIFT : 0;
    }

    static boolean isOwnedBy(long word, KThread td) {
        return !isShared(word) && word >>> NUMBER_SHIFT == td.tid();
    }

    /** Number of the owner; 0 if it is shared, free or destroyed. */
    static int owner(long word) {
        return isShared(word) ? 0 : (int) (word >>> NUMBER_SHIFT);
    }

    static boolean hasWaiters(long word) {
        return (word & WAITERS) != 0;
    }

    static boolean hasSpinner(long word) {
        return (word & WRITE_SPINNER) != 0;
    }

    /** Whether a writer waits or spins, so that newcomers may not share. */
    static boolean isBarred(long word) {
        return (word & (EXCL_WAITERS | WRITE_SPINNER)) != 0;
    }

    /**
     * Whether a thread with {@code shares} shared locks may share this one. One that has some may pass a writer that waits: the
     * writer may be waiting for it.
     */
    static boolean admits(long word, int shares) {
        return isShared(word) && (!isBarred(word) || shares > 0);
    }

    /** The marks of those who wait, to be kept when the lock passes to an owner. */
    static long waiters(long word) {
        return word & WAITERS;
    }

    /** Whether threads that want to own it wait, as far as the marks say. */
    static boolean hasExclusiveWaiters(long word) {
        return (word & EXCL_WAITERS) != 0;
    }

    /**
     * What the last one to have it leaves behind. Who waits in the queue that it wakes is no longer marked; if that is the
     * queue of those who want to own it, the mark of the others stays. A writer that spins stays marked: else those who want
     * to share get in before it.
     */
    static long released(long word, boolean exclusiveWoken) {
        long spinner = spinner(word);
        return FREE | spinner | (exclusiveWoken ? word & SHARED_WAITERS : 0);
    }

    private static long spinner(long word) {
        return word & WRITE_SPINNER;
    }

    /** Whom the last one to have an rwlock wakes, where marks and queues agree. */
    static Turnstile.Kind woken(long word) {
        return hasExclusiveWaiters(word) ? Turnstile.Kind.EXCLUSIVE : Turnstile.Kind.SHARED;
    }

    /** A writer joins its queue. If it was the one that spun, it spins no more: same moment, so that the bar never opens. */
    static long awaited(long word, boolean spun) {
        return (spun ? word & ~WRITE_SPINNER : word) | EXCL_WAITERS;
    }

    /** In words, for panics. */
    static String describe(long word, String owner) {
        if (word == DESTROYED) {
            return "destroyed";
        }
        return (isShared(word) ? "shared by " + sharers(word) : "owned by " + owner)
                + ((word & RECURSED) != 0 ? ", recursed" : "")
                + (hasWaiters(word) ? ", waited for" : "");
    }
}
