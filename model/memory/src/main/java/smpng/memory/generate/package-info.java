/** Generated programs, and what must hold of them: machine and axioms agree, stronger models allow less. */
package smpng.memory.generate;
