package smpng.bytecode.patch;

/** A patch does not fit the compiled class, which has changed since the patch was written, or never was as it assumes. */
public final class PatchDoesNotApply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ClassPatch patch;

    PatchDoesNotApply(ClassPatch patch, String why) {
        super("patch " + patch + ": " + why);
        this.patch = patch;
    }

    /** The patch. */
    public ClassPatch patch() {
        return patch;
    }
}
