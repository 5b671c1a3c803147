package smpng.bytecode.samples;

/** Declares fields that {@link Fields} inherits. */
public class FieldsBase {
    int inherited;
    protected long guarded = 1;
}
