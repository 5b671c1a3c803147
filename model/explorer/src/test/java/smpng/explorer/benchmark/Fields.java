package smpng.explorer.benchmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Makes VarHandles. */
final class Fields {
    private Fields() {}

    /** The handle of a static int of the class that looks it up. */
    static VarHandle of(MethodHandles.Lookup lookup, String name) {
        try {
            return lookup.findStaticVarHandle(lookup.lookupClass(), name, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
