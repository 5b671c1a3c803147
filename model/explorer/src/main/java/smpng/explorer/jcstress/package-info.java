/** JCStress tests as they are compiled: read by their annotations, explored, and graded against what they declare. */
package smpng.explorer.jcstress;
