/**
 * Programs that are data, under the explorer: those of the builder ({@link smpng.api.program}) and those of litmus tests
 * ({@link smpng.memory.program}), and the translation of the former into the latter.
 */
package smpng.explorer.program;
