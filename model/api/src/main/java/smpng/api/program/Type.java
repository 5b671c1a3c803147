package smpng.api.program;

/** The type of a location. Registers are 64 bits wide. */
public enum Type {
    /** 32 bits: what is written is cut to them, what is read is sign-extended. */
    INT,
    /** 64 bits. */
    LONG;

    /** True if a location of this type can hold the value. */
    public boolean holds(long value) {
        return this == LONG || value == (int) value;
    }
}
