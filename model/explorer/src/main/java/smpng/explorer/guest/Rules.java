package smpng.explorer.guest;

import smpng.bytecode.Refusals;

/** What the explorer lets a program call outside of itself: the standard list, and what it does itself. */
final class Rules {
    private Rules() {}

    static Refusals refusals() {
        return Refusals.standard()
                .allowing(
                        "java.util.Arrays",
                        "java.lang.Throwable",
                        "java.lang.Class#getComponentType",
                        "java.lang.Class#getModifiers",
                        "java.lang.Object#getClass");
    }
}
