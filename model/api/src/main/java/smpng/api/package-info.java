/** What users write against: which test supports which claim, which package is a component's suite, how much work a run may do. No engine's types appear here. */
package smpng.api;
