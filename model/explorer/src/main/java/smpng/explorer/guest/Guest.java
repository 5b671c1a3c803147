package smpng.explorer.guest;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An object of the program under exploration, or the identity of one that cannot be a subclass: an array, an object with a
 * superclass in the JDK. Superclass of all rewritten classes that had none. It has no state but where its fields are:
 * native fields would outlive the execution they belong to.
 */
public class Guest {
    /** First location of its fields or elements; set once. */
    public int base;
    /** How many locations it has. */
    int size;
    /** Number of its class in its world. */
    int type;
    /** Length of the array, -1 for other objects. */
    int length = -1;
    /** What code sees: this, or the array or object that this stands for. */
    @SuppressWarnings("nullness:assignment") // only kept
    Object object = this;

    /** A copy of the array as native code was given it; null when none looks at it. */
    @Nullable
    Object shown;
    /** The thread whose code made the object; -1 if it was there before. */
    int maker = -1;
    /** The same in every run and every world. */
    int hash;

    /** An identity, to be bound to locations. */
    public Guest() {}

    /** A number that depends only on which allocation of which thread made this. */
    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode());
    }

    /** Parameter of the constructors that only make an object, without running any code. */
    public static final class Bare {
        private Bare() {}
    }
}
