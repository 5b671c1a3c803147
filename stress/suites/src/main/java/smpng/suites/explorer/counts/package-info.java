/**
 * Programs whose executions others have counted, and how many there are. A count is an oracle that nobody here wrote: one
 * graph missed, found twice or wrongly allowed changes it.
 */
package smpng.suites.explorer.counts;
