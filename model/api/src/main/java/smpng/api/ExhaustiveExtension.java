package smpng.api;

import java.lang.reflect.Method;
import java.util.ServiceLoader;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Hands test methods that are {@link Exhaustive} to the engine, instead of running them once. */
final class ExhaustiveExtension implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> context,
            ExtensionContext extensions) {
        invocation.skip();
        Method test = context.getExecutable();
        Exhaustive how = test.getAnnotation(Exhaustive.class);
        if (how == null) {
            throw new AssertionError(test + " is not annotated with @Exhaustive itself; annotate it");
        }
        runner().run(test, how, extensions::publishReportEntry);
    }

    private static ExhaustiveRunner runner() {
        return ServiceLoader.load(ExhaustiveRunner.class)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no engine to run exhaustive tests with; put smpng-explorer on the tests' class path"));
    }
}
