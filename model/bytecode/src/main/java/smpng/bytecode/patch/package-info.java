/** Seeded bugs: small edits of compiled classes that apply exactly as meant, or not at all. */
package smpng.bytecode.patch;
