/** Models of what {@code java.lang} has for threads. Loaded as part of the program, in place of the JDK's classes. */
package smpng.explorer.jdk.lang;
