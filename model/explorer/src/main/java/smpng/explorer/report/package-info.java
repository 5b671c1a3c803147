/** Executions as text. */
package smpng.explorer.report;
