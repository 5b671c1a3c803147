package smpng.simulator;

import org.checkerframework.checker.nullness.qual.Nullable;

/** The context of one guest thread: a stack, which is a pooled Java thread's from the moment it first runs. */
final class Fiber {
    /** The guest's object for the thread. */
    final Object thread;

    /** Where it starts. */
    final Runnable entry;

    /** Whether a CPU started in it: then its entry may return. */
    final boolean first;

    /** The CPU that it is on, running or waiting for its turn; null while its context is saved. */
    @Nullable
    VirtualCpu cpu;

    /** What carries it; null before it first runs. */
    FiberPool.@Nullable Carrier carrier;

    Fiber(Object thread, Runnable entry, boolean first) {
        this.thread = thread;
        this.entry = entry;
        this.first = first;
    }
}
