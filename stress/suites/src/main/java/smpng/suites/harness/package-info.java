/**
 * What a component's suite is written against: seeded bugs, counterexamples, and the figures a test reports about how
 * much it did.
 */
package smpng.suites.harness;
