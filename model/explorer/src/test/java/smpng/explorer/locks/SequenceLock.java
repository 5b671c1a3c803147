package smpng.explorer.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A sequence lock: readers write nothing, and read again if a writer came by. {@code sequence} is odd while there is a writer.
 *
 * <p>A writer makes an even number odd, and at the end stores the next even one: a release, so that who reads it sees the data.
 * Between, it writes the data; a release fence keeps those writes behind the odd number. The compare-and-set is an acquire, for
 * a writer comes after the writers before it.
 *
 * <p>A reader reads an even number, an acquire; then the data; then the number once more: an acquire fence keeps that read
 * behind those of the data. Had one of those seen a later writer's data, the number would have changed: the writer's fence, the
 * data and the reader's fence hand its odd number over.
 *
 * <p>Readers run into writers, so the data must be opaque at least.
 */
final class SequenceLock {
    private static final VarHandle SEQUENCE = Fields.of(MethodHandles.lookup(), "sequence", int.class);

    private int sequence;

    /** Returns what {@link #writeUnlock} is to be given. */
    int writeLock() {
        int even;
        do {
            even = (int) SEQUENCE.getOpaque(this);
            while ((even & 1) != 0) {
                Thread.onSpinWait();
                even = (int) SEQUENCE.getOpaque(this);
            }
        } while (!SEQUENCE.weakCompareAndSetAcquire(this, even, even + 1));
        VarHandle.releaseFence();
        return even;
    }

    void writeUnlock(int even) {
        SEQUENCE.setRelease(this, even + 2);
    }

    /** Returns what {@link #isUndisturbed} is to be given. */
    int beginRead() {
        int even = (int) SEQUENCE.getAcquire(this);
        while ((even & 1) != 0) {
            Thread.onSpinWait();
            even = (int) SEQUENCE.getAcquire(this);
        }
        return even;
    }

    /** True if no writer came by since. */
    boolean isUndisturbed(int even) {
        VarHandle.acquireFence();
        return (int) SEQUENCE.getOpaque(this) == even;
    }
}
