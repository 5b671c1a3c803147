/**
 * Deterministic virtual CPUs: runs instrumented primitives and kernel code on any number of processors, one shared access
 * at a time. What happens is a function of the program and of a {@link smpng.simulator.Schedule}, a short list of
 * decisions; the same pair gives the same run on any JDK.
 *
 * <p>The engine and its interfaces are loaded by the application's class loader. The code that it runs, the guest, is
 * loaded by one instrumenting loader per {@link smpng.simulator.Simulator}; the two worlds share only the JDK, this
 * package and what the test's program is made of.
 */
package smpng.simulator;
