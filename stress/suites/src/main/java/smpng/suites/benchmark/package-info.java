/** What the JVM implementation costs. Figures, not evidence: nothing here passes or fails. */
package smpng.suites.benchmark;
