/** Load-time instrumentation: every shared access of ordinary bytecode becomes a call site that an engine links. Knows no engine. */
package smpng.bytecode;
