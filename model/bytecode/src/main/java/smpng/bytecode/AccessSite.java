package smpng.bytecode;

/**
 * One shared access in instrumented code.
 *
 * @param owner binary name of the class whose code holds the access
 * @param method name of the method that holds it
 * @param line source line, or -1 if the class file has none
 * @param ordinal position among the accesses of {@code owner}, from 0; with it a site has one stable identity
 * @param kind what is accessed
 * @param location for a field its {@code SimpleClass.name}; for an array its element type followed by {@code []}; for a
 *     VarHandle access the field that holds the handle, when the handle is loaded from a static field just before, else
 *     {@code VarHandle}; for a fence the fence's name
 * @param mode name of the access mode: {@code plain} and {@code volatile} for fields by their declaration, and for a
 *     VarHandle the method's own name, such as {@code weakCompareAndSetAcquire}
 * @param constructing true in a constructor or static initialiser of {@code owner}
 */
public record AccessSite(
        String owner,
        String method,
        int line,
        int ordinal,
        Kind kind,
        String location,
        String mode,
        boolean constructing) {

    /** What a site accesses; the arguments of its handle follow from it. */
    public enum Kind {
        /** (holder) value. */
        FIELD_READ,
        /** (holder, value) void. */
        FIELD_WRITE,
        /** () value. */
        STATIC_READ,
        /** (value) void. */
        STATIC_WRITE,
        /** (array, index) element. */
        ARRAY_READ,
        /** (array, index, element) void. */
        ARRAY_WRITE,
        /** (VarHandle, coordinates..., values...) result: the shape of the access mode. */
        VARHANDLE,
        /** () void. */
        FENCE
    }
}
