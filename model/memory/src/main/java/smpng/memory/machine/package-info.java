/**
 * Machines that run a program step by step: store buffers, stale caches, instruction windows. They are written from the
 * descriptions of processors, know no axioms, and are there to be compared with the models: both must allow a program the
 * same final states.
 */
package smpng.memory.machine;
