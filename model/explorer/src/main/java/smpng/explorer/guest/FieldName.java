package smpng.explorer.guest;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a {@link java.lang.reflect.Field} is in rewritten code: good for asking where the field is, and for nothing else.
 *
 * @param holder the class that declares it
 * @param name its name
 */
public record FieldName(Class<?> holder, String name) {
    /** Of no effect: rewritten code may access what it names. */
    public void setAccessible(boolean flag) {}

    /** Of no effect, as that. */
    public boolean trySetAccessible() {
        return true;
    }

    /** As in {@link java.lang.reflect.Field}. */
    public String getName() {
        return name;
    }

    /** As in {@link java.lang.reflect.Field}. */
    public Class<?> getDeclaringClass() {
        return holder;
    }

    /** Only the one field that everybody reads this way can be read. */
    @SuppressWarnings({"nullness:argument", "nullness:return"}) // static, and never null
    public Object get(@Nullable Object on) throws IllegalAccessException {
        if (name.equals("theUnsafe")) {
            try {
                return holder.getField("THE_ONLY").get(null);
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
        }
        throw Refused.here("reading field " + name + " by reflection", "read it in code");
    }
}
