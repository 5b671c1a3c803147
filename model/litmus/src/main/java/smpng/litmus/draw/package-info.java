/** Pictures of executions: as text, for Graphviz, and as SVG. */
package smpng.litmus.draw;
