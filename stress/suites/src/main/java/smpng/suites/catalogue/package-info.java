/**
 * What there is to verify: components, their evidence, their seeded bugs and their claims, found on the class path and in
 * the notes. Nothing registers them.
 */
package smpng.suites.catalogue;
