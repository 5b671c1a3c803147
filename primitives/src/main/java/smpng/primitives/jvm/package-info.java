/** The seams on a Java virtual machine: threads are the operating system's, blocking is parking. */
package smpng.primitives.jvm;
