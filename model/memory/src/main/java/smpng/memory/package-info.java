/**
 * Consistency models: events, relations, one model per machine, and the enumeration of a program's executions.
 *
 * <p>{@link smpng.memory.PreExecution} is what a program's threads did, {@link smpng.memory.Execution} adds where every
 * read got its value and in which order writes reached memory, and a {@link smpng.memory.Model} says whether that is
 * allowed.
 */
package smpng.memory;
