/** One consistency model a file, each reads like the formula in its source. */
package smpng.memory.model;
