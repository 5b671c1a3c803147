/** Test methods of JUnit, run in every way. */
package smpng.explorer.junit;
