package smpng.suites.catalogue;

/**
 * A numbered claim of a note.
 *
 * @param id such as {@code RC-1}
 * @param text what is claimed
 * @param evidence what the note says supports it, by engine, such as "2 properties, jvm-stress"; empty if unproven
 * @param unproven empty, or why nothing in this build supports it
 */
public record Claim(String id, String text, String evidence, String unproven) {
    /** Whether the note says that nothing supports it yet. */
    public boolean isUnproven() {
        return !unproven.isEmpty();
    }
}
