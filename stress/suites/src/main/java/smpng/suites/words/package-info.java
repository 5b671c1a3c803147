/** How the words of the components read; found as services of {@link smpng.api.Word}. */
package smpng.suites.words;
