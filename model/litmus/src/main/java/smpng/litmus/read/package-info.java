/** Reads litmus tests: a frame that all dialects share, and a decoder of instructions for each. */
package smpng.litmus.read;
