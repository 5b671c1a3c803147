package smpng.suites.harness;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class UncheckedClassesTest {
    @Test
    void aClassThatLincheckDoesNotRewriteIsNoticed() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream watched = UncheckedClasses.watched(printed);
        watched.print("Unable to transform a.B, proceeding without");
        assertDoesNotThrow(UncheckedClasses::requireNone);
        watched.print("p" + UncheckedClasses.SIGN + ".");
        assertThrows(AssertionError.class, UncheckedClasses::requireNone);
        assertDoesNotThrow(UncheckedClasses::requireNone, "it is told once");
        assertEquals("Unable to transform a.B, proceeding withoutp" + UncheckedClasses.SIGN + ".", printed.toString());
    }
}
