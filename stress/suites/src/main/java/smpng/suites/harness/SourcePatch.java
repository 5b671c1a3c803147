package smpng.suites.harness;

/**
 * A change of one source file.
 *
 * @param file path below the checkout, such as {@code primitives/src/main/java/smpng/primitives/RefCount.java}
 * @param find text that occurs exactly once in the file
 * @param replace what stands there instead
 */
public record SourcePatch(String file, String find, String replace) {
    /**
     * The patched text.
     *
     * @throws IllegalStateException if {@code find} does not occur exactly once: the patch has drifted from the source
     */
    public String applyTo(String text) {
        int first = text.indexOf(find);
        if (first < 0) {
            throw new IllegalStateException("the patch of " + file + " finds nothing: " + find);
        }
        if (text.indexOf(find, first + 1) >= 0) {
            throw new IllegalStateException("the patch of " + file + " fits more than once: " + find);
        }
        return text.substring(0, first) + replace + text.substring(first + find.length());
    }
}
