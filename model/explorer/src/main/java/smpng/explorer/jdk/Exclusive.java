package smpng.explorer.jdk;

/** A lock that a thread can hold alone, several times over, as a {@link WaitSet} needs it. */
abstract class Exclusive {
    /** How often the running thread holds the lock. */
    abstract int holds();

    /** Lets go of the lock however often the running thread, which holds it, does. */
    abstract void releaseAll();

    /** Takes the lock again, as often as it was held. */
    abstract void acquireAgain(int holds);
}
