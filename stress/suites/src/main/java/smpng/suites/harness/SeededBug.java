package smpng.suites.harness;

import java.util.List;
import smpng.bytecode.patch.ClassPatch;

/**
 * A component made wrong on purpose, to see whether its suite notices.
 *
 * @param id name on the command line and in {@link smpng.api.Evidence#redBy()}, such as {@code rc-lost-drop}
 * @param title what is wrong, in one line
 * @param claims ids of the claims it violates; at least one
 * @param source where it comes from: a historic bug such as {@code B2}, a window such as {@code A10}, or
 *     {@code mutation}
 * @param change what is changed
 * @param waitsFor empty, or why no engine of this build can find it
 */
public record SeededBug(String id, String title, List<String> claims, String source, Change change, String waitsFor) {

    /** What makes the component wrong. Either kind applies exactly once, or the build fails. */
    public sealed interface Change permits Compiled, InSource {}

    /** Patches of the compiled classes: every engine that runs the component runs the patched ones. */
    public record Compiled(List<ClassPatch> patches) implements Change {
        /** Copies the list. */
        public Compiled {
            patches = List.copyOf(patches);
        }
    }

    /** A patch of the source, for the engine that reads sources. */
    public record InSource(SourcePatch patch) implements Change {}

    /** Copies the claims and refuses a bug that violates none. */
    public SeededBug {
        claims = List.copyOf(claims);
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("bug " + id + " violates no claim");
        }
    }

    /** A bug in the compiled classes. */
    public static SeededBug compiled(
            String id, String title, List<String> claims, String source, ClassPatch... patches) {
        return new SeededBug(id, title, claims, source, new Compiled(List.of(patches)), "");
    }

    /** A bug in the source, which only the static engine sees. */
    public static SeededBug inSource(String id, String title, List<String> claims, String source, SourcePatch patch) {
        return new SeededBug(id, title, claims, source, new InSource(patch), "");
    }

    /** The same bug, which no engine of this build can find, and why. */
    public SeededBug waitingFor(String reason) {
        return new SeededBug(id, title, claims, source, change, reason);
    }

    /** Whether no engine of this build can find it. */
    public boolean waits() {
        return !waitsFor.isEmpty();
    }
}
