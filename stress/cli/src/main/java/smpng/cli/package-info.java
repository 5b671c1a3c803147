/** The command line: runs cells of the evidence matrix, and shows what is claimed, found and proven. */
package smpng.cli;
