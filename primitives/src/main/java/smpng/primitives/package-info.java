/**
 * The synchronization primitives of SMPng as ordinary Java: one component, one class, one file. Each reads like its
 * protocol; its argument, claims and evidence stand in {@code proofs-notes/} and {@code stress/suites} under its name.
 *
 * <p>Below the components lie two seams: {@link smpng.primitives.Cpu} and {@link smpng.primitives.Scheduler}. What lies
 * under them may be the JVM ({@code smpng.primitives.jvm}) or a kernel on virtual processors.
 */
package smpng.primitives;
