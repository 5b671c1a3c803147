/**
 * Random programs for the reference kernel: a script says what its threads do, a guest runs it and checks every claim
 * that can be seen from outside. The suites of all components share it; each generates the scripts that stress it.
 */
package smpng.suites.workload;
