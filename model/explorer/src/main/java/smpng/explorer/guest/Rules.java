package smpng.explorer.guest;

import smpng.bytecode.Refusals;

/** What the explorer lets a program call outside of itself: the standard list, and what it does itself. */
final class Rules {
    private Rules() {}

    static Refusals refusals() {
        return Refusals.standard()
                .refusing(
                        "it runs on threads of its own: use the method without \"parallel\"",
                        "java.util.Arrays#parallelPrefix",
                        "java.util.Arrays#parallelSetAll",
                        "java.util.Arrays#parallelSort")
                .allowing(
                        "java.util.Arrays",
                        "java.lang.Throwable",
                        "java.lang.Class#getComponentType",
                        "java.lang.Class#getMethod",
                        "java.lang.Class#getClassLoader",
                        "java.lang.Class#getInterfaces",
                        "java.lang.Class#isAssignableFrom",
                        "java.lang.Class#isPrimitive",
                        "java.lang.Runtime#getRuntime",
                        "java.lang.Runtime#availableProcessors",
                        "java.lang.System#getProperty",
                        "java.lang.Integer#getInteger",
                        "java.lang.Boolean#getBoolean",
                        "java.io.ObjectStreamField",
                        "java.lang.reflect.Array#newInstance",
                        "java.util.concurrent.CancellationException",
                        "java.util.concurrent.ExecutionException",
                        "java.util.concurrent.TimeoutException",
                        "java.util.concurrent.BrokenBarrierException",
                        "java.lang.Class#getModifiers",
                        "java.lang.Object#getClass");
    }
}
