/** Models that users write themselves, in herd's cat language. */
package smpng.litmus.cat;
