package smpng.explorer.jcstress;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.guest.Body;
import smpng.explorer.guest.World;
import smpng.explorer.input.Inside;

/** Makes bodies of a test's methods: classes that call them directly, as a lambda would, on objects given once. */
final class Bodies {
    private final World world;
    private final Class<?> test;
    private final Object receiver;
    private final Object state;
    private final @Nullable Object result;

    /**
     * Bodies on these objects.
     *
     * @param world where they live
     * @param test the class whose methods are called
     * @param receiver its object
     * @param result null if no method takes one
     */
    Bodies(World world, Class<?> test, Object receiver, Object state, @Nullable Object result) {
        this.world = world;
        this.test = test;
        this.receiver = receiver;
        this.state = state;
        this.result = result;
    }

    /** The body that makes a call. */
    Body of(Call call) throws ReflectiveOperationException, LambdaConversionException {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(test, Inside.of(world));
        MethodType type = MethodType.fromMethodDescriptorString(call.descriptor(), loader());
        MethodHandle target = call.isStatic()
                ? lookup.findStatic(test, call.name(), type)
                : lookup.findVirtual(test, call.name(), type);
        List<@Nullable Object> captured = new ArrayList<>();
        if (!call.isStatic()) {
            captured.add(receiver);
        }
        for (Call.Argument argument : call.arguments()) {
            captured.add(argument == Call.Argument.STATE ? state : result);
        }
        CallSite site = LambdaMetafactory.metafactory(
                lookup,
                "run",
                target.type().changeReturnType(Body.class),
                MethodType.methodType(void.class),
                target,
                MethodType.methodType(void.class));
        return invoke(site.getTarget(), captured);
    }

    private ClassLoader loader() {
        ClassLoader loader = test.getClassLoader();
        if (loader == null) {
            throw new IllegalArgumentException(test + " is a class of the JDK");
        }
        return loader;
    }

    private static Body invoke(MethodHandle maker, List<@Nullable Object> captured) {
        try {
            return (Body) maker.invokeWithArguments(captured);
        } catch (Throwable e) {
            throw new IllegalStateException("no body can be made: " + e, e);
        }
    }
}
