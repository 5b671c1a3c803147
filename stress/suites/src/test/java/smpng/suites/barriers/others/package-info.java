/** Classes that are audited by tests, and tests of JCStress and of {@code @Exhaustive} that exercise them. */
package smpng.suites.barriers.others;
