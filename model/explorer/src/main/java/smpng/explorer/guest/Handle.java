package smpng.explorer.guest;

import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * What a {@link VarHandle} is in rewritten code. A record, so that the compiler trusts its components as constants where the
 * handle is one.
 *
 * @param kind a field of an object, a static field, or an element of an array
 * @param where the field's slot in its object, the static field's location, or 0
 * @param type descriptor character of the variable: I, J, L and so on
 * @param isFinal true if the field is final: it can be read only
 * @param holder what the first coordinate must be an instance of; the declaring class of a static field
 * @param variable class of the variable's values
 */
public record Handle(int kind, int where, char type, boolean isFinal, Class<?> holder, Class<?> variable) {
    /** A field of an object. */
    public static final int FIELD = 0;
    /** A static field. */
    public static final int STATIC = 1;
    /** An element of an array. */
    public static final int ELEMENT = 2;

    /** As {@link VarHandle#varType}. */
    public Class<?> varType() {
        return variable;
    }

    /** As {@link VarHandle#coordinateTypes}. */
    public List<Class<?>> coordinateTypes() {
        return switch (kind) {
            case FIELD -> List.of(holder);
            case STATIC -> List.of();
            default -> List.of(holder, int.class);
        };
    }

    /** Rewritten code is exact enough for either behaviour. */
    public Handle withInvokeExactBehavior() {
        return this;
    }

    /** Rewritten code is exact enough for either behaviour. */
    public Handle withInvokeBehavior() {
        return this;
    }
}
