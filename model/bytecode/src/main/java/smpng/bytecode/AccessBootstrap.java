package smpng.bytecode;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import smpng.bytecode.AccessSite.Kind;

/**
 * Where the JVM links the call sites of instrumented code; public for its sake only. The engine is found through the
 * calling class's loader, so that there is no state here.
 */
public final class AccessBootstrap {
    private AccessBootstrap() {}

    /**
     * Links an array, VarHandle or fence site.
     *
     * @param caller the instrumented class
     * @param kind the site's {@link Kind}
     * @param type the site's type
     * @param ordinal the site's position in its class
     */
    public static CallSite link(MethodHandles.Lookup caller, String kind, MethodType type, int ordinal)
            throws NoSuchMethodException, IllegalAccessException {
        InstrumentingLoader loader = loader(caller);
        AccessSite site = loader.site(caller.lookupClass(), ordinal);
        MethodHandle direct = switch (Kind.valueOf(kind)) {
            case ARRAY_READ -> MethodHandles.arrayElementGetter(type.parameterType(0));
            case ARRAY_WRITE -> MethodHandles.arrayElementSetter(type.parameterType(0));
            case VARHANDLE ->
                // Not the exact invoker: a call compiled by javac converts its arguments where the handle lets it.
                MethodHandles.varHandleInvoker(
                        VarHandle.AccessMode.valueFromMethodName(site.mode()), type.dropParameterTypes(0, 1));
            case FENCE -> caller.findStatic(VarHandle.class, site.mode(), type);
            default -> throw new IllegalArgumentException(kind);
        };
        return loader.link(site, direct.asType(type));
    }

    /**
     * Links a field site.
     *
     * @param caller the instrumented class
     * @param kind the site's {@link Kind}
     * @param type the site's type
     * @param ordinal the site's position in its class
     * @param access reads or writes the field; the JVM has resolved it with the caller's own rights
     */
    public static CallSite linkField(
            MethodHandles.Lookup caller, String kind, MethodType type, int ordinal, MethodHandle access) {
        InstrumentingLoader loader = loader(caller);
        return loader.link(loader.site(caller.lookupClass(), ordinal), access.asType(type));
    }

    private static InstrumentingLoader loader(MethodHandles.Lookup caller) {
        if (caller.lookupClass().getClassLoader() instanceof InstrumentingLoader loader) {
            return loader;
        }
        throw new IllegalStateException(caller.lookupClass() + " is instrumented, but not in an instrumenting loader");
    }
}
