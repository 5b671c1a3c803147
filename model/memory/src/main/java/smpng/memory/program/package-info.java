/**
 * Small concurrent programs: what a litmus test says, independent of the dialect it was written in. Instructions of a
 * language or of a machine differ only in the tags of their accesses and fences.
 */
package smpng.memory.program;
