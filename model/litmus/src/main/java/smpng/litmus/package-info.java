/** Reads litmus tests and decides them under a consistency model. */
package smpng.litmus;
