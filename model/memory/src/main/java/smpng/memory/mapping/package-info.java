/** From a language's accesses and fences to a machine's: which instructions FreeBSD's atomic(9) and HotSpot use. */
package smpng.memory.mapping;
