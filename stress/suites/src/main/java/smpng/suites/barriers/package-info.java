/** The barrier audit: which order each access of a component needs, on which machine. */
package smpng.suites.barriers;
