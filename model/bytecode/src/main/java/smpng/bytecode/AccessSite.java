package smpng.bytecode;

/**
 * One shared access in instrumented code.
 *
 * @param owner binary name of the class whose code holds the access
 * @param method name of the method that holds it
 * @param line source line, or -1 if the class file has none
 * @param ordinal position among the accesses of {@code owner}, from 0; with it a site has one stable identity
 * @param kind what is accessed
 * @param location the variable: for a field the simple name of the class that declares it and its own,
 *     {@code Class.name}; for an array its type, such as {@code int[]}; for a VarHandle access the field or array type
 *     that the handle stands for, where the static initialiser of the class that holds the handle shows it, else the
 *     field that holds the handle, else {@code VarHandle}; for a fence the fence's name. Classes of the same simple name
 *     are not told apart
 * @param mode name of the access mode: {@code plain} and {@code volatile} for fields by their declaration, and for a
 *     VarHandle the method's own name, such as {@code weakCompareAndSetAcquire}; for a fence its name
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
