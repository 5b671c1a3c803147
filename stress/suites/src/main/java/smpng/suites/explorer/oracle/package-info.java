/**
 * The executions that a machine allows, found by enumeration, and random programs to find them of. It shares nothing with the
 * explorer but the program, and is slow: that is what makes it an oracle.
 */
package smpng.suites.explorer.oracle;
