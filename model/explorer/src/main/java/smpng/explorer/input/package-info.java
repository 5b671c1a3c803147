/** Class files as they are found, and their annotations by name: what inputs of all kinds are read from. */
package smpng.explorer.input;
