/**
 * The reference kernel: threads, CPUs, run queues, thread lock, scheduler and timed sleep, composed from the primitives
 * that are verified. It runs on the bare CPU seam; the simulator provides one.
 */
package smpng.kernel;
