/** Every execution of a program that a model allows, and the final states they end in. */
package smpng.memory.enumerate;
