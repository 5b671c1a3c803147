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
    private static final MethodHandle IN_RUN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STEP = lookup.findVirtual(Site.class, "step", MethodType.methodType(boolean.class));
            IN_RUN = lookup.findVirtual(Site.class, "inRun", MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What is accessed, and where the access stands. */
    final AccessSite access;

    private final Current current;
    private final MethodHandle spread;
    private final boolean writes;
    /** Whether it is a compare-and-set that may fail spuriously. */
    final boolean weak;

    private Site(AccessSite access, MethodHandle direct, Current current) {
        this.access = access;
        this.current = current;
        this.spread = direct.asType(direct.type().generic())
                .asSpreader(Object[].class, direct.type().parameterCount());
        this.weak = isWeak(access);
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
            MethodHandle inRun = IN_RUN.bindTo(site)
                    .asCollector(Object[].class, direct.type().parameterCount())
                    .asType(direct.type());
            return MethodHandles.guardWithTest(STEP.bindTo(site), inRun, strong);
        };
    }

    /** Whether a VarHandle's method only reads. */
    static boolean isGet(String mode) {
        return mode.startsWith("get") && !mode.startsWith("getAnd");
    }

    private static boolean isWeak(AccessSite access) {
        return access.kind() == AccessSite.Kind.VARHANDLE && access.mode().startsWith("weakCompareAndSet");
    }

    /** A weak compare-and-set fails spuriously on some processors; here the schedule decides that, and nothing else. */
    private static MethodHandle strengthen(AccessSite access, MethodHandle direct) {
        return isWeak(access)
                ? MethodHandles.varHandleInvoker(
                                AccessMode.COMPARE_AND_SET, direct.type().dropParameterTypes(0, 1))
                        .asType(direct.type())
                : direct;
    }

    /** Before the access. Returns whether the run does it, rather than the code. */
    private boolean step() {
        Run run = current.run;
        return run != null && run.live() && run.step(writes, weak);
    }

    private @Nullable Object inRun(@Nullable Object[] arguments) throws Throwable {
        Run run = current.run;
        if (run == null) {
            throw new IllegalStateException("an access is performed outside a run");
        }
        return run.perform(this, arguments);
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
