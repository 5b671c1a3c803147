package smpng.bytecode.patch;

/** A change. */
public record Edit(String todo) {}
