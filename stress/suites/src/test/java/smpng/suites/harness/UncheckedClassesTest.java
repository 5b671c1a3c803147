package smpng.suites.harness;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class UncheckedClassesTest {
    @Test
    void aClassThatLincheckDoesNotRewriteIsNoticedWhereverItIsPrinted() {
        UncheckedClasses.watch();
        System.err.println("Unable to transform a.B, pproceeding without");
        assertDoesNotThrow(UncheckedClasses::requireNone);
        System.err.println("Unable to transform a.B, " + UncheckedClasses.SIGN);
        assertThrows(AssertionError.class, UncheckedClasses::requireNone);
        assertDoesNotThrow(UncheckedClasses::requireNone);
        System.out.print("p" + UncheckedClasses.SIGN + ".");
        assertThrows(AssertionError.class, UncheckedClasses::requireNone);
    }
}
