/**
 * What exhaustive checks stand on: the seams below the primitives as ordinary Java with as few shared accesses as can be,
 * for each of them is explored. Test classes are written as JCStress classes; what the explorer finds is graded against
 * their outcomes.
 */
package smpng.suites.explored;
