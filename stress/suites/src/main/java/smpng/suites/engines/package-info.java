/**
 * Runs a component's evidence, always in a JVM of its own: the component as built, or with one seeded bug in front of it
 * on the class path, so that every engine is fed the same patched class.
 */
package smpng.suites.engines;
