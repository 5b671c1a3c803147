package smpng.bytecode;

import java.lang.invoke.MethodHandle;

/**
 * The one hook between instrumented code and an engine. Instrumentation turns each shared access into a call site; the
 * first time a site runs, the engine is asked what the site shall do from then on.
 *
 * <p>A linker that returns {@code direct} leaves the access as the compiler wrote it. One that wraps it sees every
 * access. One that ignores it replaces memory by its own.
 */
@FunctionalInterface
public interface Linker {
    /**
     * Links one site; called at most a few times per site (the JVM may race to link it, and keeps one result).
     *
     * @param site what the access is and where it stands in the source
     * @param direct performs the original access; its type is the site's
     * @return a handle of exactly {@code direct.type()}
     */
    MethodHandle link(AccessSite site, MethodHandle direct);
}
