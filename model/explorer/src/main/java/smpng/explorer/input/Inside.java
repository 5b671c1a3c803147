package smpng.explorer.input;

import java.lang.invoke.MethodHandles;
import smpng.explorer.guest.World;

/** A lookup from a world's own loader: only that may do all that the program's own code may. */
public final class Inside {
    private static final String HOOKS = "smpng.explorer.guest.Hooks";

    private Inside() {}

    /** The lookup. */
    @SuppressWarnings("nullness:argument") // a static method needs no object
    public static MethodHandles.Lookup of(World world) throws ReflectiveOperationException {
        if (world.load(HOOKS).getMethod("lookup").invoke(null) instanceof MethodHandles.Lookup lookup) {
            return lookup;
        }
        throw new IllegalStateException("the world has no lookup");
    }
}
