/** Facts about classes taken from their bytes, so that nothing is loaded or initialised in order to be looked at. */
package smpng.bytecode.classfile;
