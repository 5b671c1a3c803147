/** Counterexamples as files: what a reader is shown, and what runs the same execution again. Every engine writes them. */
package smpng.explorer.replay;
