/**
 * Execution graphs and their exploration: every consistent graph of a program once. Knows threads, locations and 64-bit
 * values; nothing of bytecode.
 */
package smpng.explorer.graph;
