package smpng.bytecode.samples;

/** Declares a field that {@link Handles} inherits. */
public class HandlesBase {
    int base;
}
