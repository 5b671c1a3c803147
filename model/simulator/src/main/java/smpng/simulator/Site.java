package smpng.simulator;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.AccessSite;
import smpng.bytecode.Linker;

/**
 * One shared access of the guest as the engine sees it: what it is, and how to do it with the values in sight.
 *
 * <p>Outside a run, in quiet methods, and in constructors and static initialisers, whose objects nobody shares yet, the
 * access is as the compiler wrote it. Fences are no steps: one access at a time is sequentially consistent.
 */
final class Site {
    private static final MethodHandle STEP;
    private static final MethodHandle RECORD;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STEP = lookup.findVirtual(Site.class, "step", MethodType.methodType(boolean.class));
            RECORD = lookup.findVirtual(Site.class, "record", MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What is accessed, and where the access stands. */
    final AccessSite access;

    private final Current current;
    private final MethodHandle spread;
    private final boolean writes;

    private Site(AccessSite access, MethodHandle direct, Current current) {
        this.access = access;
        this.current = current;
        this.spread = direct.asType(direct.type().generic())
                .asSpreader(Object[].class, direct.type().parameterCount());
        this.writes = switch (access.kind()) {
            case FIELD_READ, STATIC_READ, ARRAY_READ, FENCE -> false;
            case FIELD_WRITE, STATIC_WRITE, ARRAY_WRITE -> true;
            case VARHANDLE -> !isGet(access.mode());
        };
    }

    /** The run that a simulator executes now, if any. Set while nobody else has the baton. */
    static final class Current {
        @Nullable
        Run run;
    }

    /** Links sites to whatever run is current when they are reached. */
    static Linker linker(Current current) {
        return (access, direct) -> {
            if (access.constructing() || access.kind() == AccessSite.Kind.FENCE) {
                return direct;
            }
            MethodHandle strong = strengthen(access, direct);
            Site site = new Site(access, strong, current);
            MethodHandle recorded = RECORD.bindTo(site)
                    .asCollector(Object[].class, direct.type().parameterCount())
                    .asType(direct.type());
            return MethodHandles.guardWithTest(STEP.bindTo(site), recorded, strong);
        };
    }

    /** Whether a VarHandle's method only reads. */
    static boolean isGet(String mode) {
        return mode.startsWith("get") && !mode.startsWith("getAnd");
    }

    /** A weak compare-and-set fails spuriously on some processors; a run must not depend on which. */
    private static MethodHandle strengthen(AccessSite access, MethodHandle direct) {
        return access.kind() == AccessSite.Kind.VARHANDLE && access.mode().startsWith("weakCompareAndSet")
                ? MethodHandles.varHandleInvoker(
                                AccessMode.COMPARE_AND_SET, direct.type().dropParameterTypes(0, 1))
                        .asType(direct.type())
                : direct;
    }

    /** Before the access. Returns whether it shall be recorded. */
    private boolean step() {
        Run run = current.run;
        return run != null && run.live() && run.step(writes);
    }

    private @Nullable Object record(@Nullable Object[] arguments) throws Throwable {
        Run run = current.run;
        if (run == null) {
            throw new IllegalStateException("an access is recorded outside a run");
        }
        return run.record(this, arguments);
    }

    /** Does the access. */
    @SuppressWarnings("nullness") // what it returns is whatever stands in the guest's memory
    @Nullable
    Object perform(@Nullable Object[] arguments) throws Throwable {
        return spread.invoke(arguments);
    }

    /** What a variable holds, read through its handle; the values among the arguments are left out. */
    @SuppressWarnings("nullness")
    static @Nullable Object peek(VarHandle handle, @Nullable Object[] arguments) throws Throwable {
        int coordinates = handle.coordinateTypes().size();
        Object[] at = java.util.Arrays.copyOfRange(arguments, 1, 1 + coordinates);
        return handle.toMethodHandle(AccessMode.GET).invokeWithArguments(at);
    }
}
