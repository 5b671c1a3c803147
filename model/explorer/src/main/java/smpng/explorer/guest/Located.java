package smpng.explorer.guest;

import org.checkerframework.checker.nullness.qual.Nullable;

/** A rewritten object whose superclass is the JDK's, so that it cannot be a {@link Guest} but only have one. */
public interface Located {
    /** Its identity; null until it needs one. */
    @Nullable
    Guest $guest();

    /** Gives it its identity. */
    void $guest(Guest identity);
}
