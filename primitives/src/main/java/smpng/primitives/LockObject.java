package smpng.primitives;

/**
 * What every blocking lock and every wait channel carries: a name for people and an address for hash tables. The address outlives the lock, so
 * that a thread which lets go may still find the lock's waiters when its next owner has already freed it.
 *
 * @param name shown in panics and counterexamples
 * @param address unique per machine, from {@link Machine#newLockObject}
 */
public record LockObject(String name, int address) {}
