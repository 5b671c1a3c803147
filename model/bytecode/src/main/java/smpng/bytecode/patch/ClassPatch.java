package smpng.bytecode.patch;

/**
 * One seeded bug.
 *
 * @param className binary name of the class, nested classes with {@code $}
 * @param method name of the method, with its descriptor if the name alone is ambiguous
 * @param edit what changes
 */
public record ClassPatch(String className, String method, Edit edit) {
    /** One line, as error messages show it. */
    @Override
    public String toString() {
        return className + "." + method + ": " + edit;
    }
}
