/**
 * Classes of operations as Lincheck has them: every scenario within a bound, in every execution, against what the operations
 * return one after another.
 */
package smpng.explorer.linearizability;
