package smpng.litmus;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A thread with more ways through it than anybody can follow is refused at its place, and nothing runs for ever. */
final class ManyWaysTest {
    private static final String UPDATE =
            "  int r0 = atomic_compare_exchange_strong_explicit(x, none, 2, memory_order_relaxed, memory_order_relaxed);\n";

    @Test
    void aHundredAndFiftyUpdatesInOneThreadAreRefused() {
        String text = "C many\n\n{ [x] = 0; [none] = 0; }\n\nP0 (atomic_int* x, int* none) {\n" + UPDATE.repeat(150)
                + "}\n\nexists (0:r0=1)\n";
        LitmusException refused = assertThrows(LitmusException.class, () -> new LitmusReader().read("many", text));
        assertTrue(String.valueOf(refused.getMessage()).contains("thread 0 has too many ways"), refused::getMessage);
    }
}
