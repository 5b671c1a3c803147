package smpng.suites.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SourcePatchTest {
    private final SourcePatch patch = new SourcePatch("F.java", "a++;", "");

    @Test
    void replacesTheOnlyOccurrence() {
        assertEquals("x();  y();", patch.applyTo("x(); a++; y();"));
    }

    @Test
    void refusesNoneAndTwo() {
        assertThrows(IllegalStateException.class, () -> patch.applyTo("x();"));
        assertThrows(IllegalStateException.class, () -> patch.applyTo("a++; a++;"));
    }
}
