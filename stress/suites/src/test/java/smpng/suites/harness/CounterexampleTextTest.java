package smpng.suites.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.Counterexample.Row;
import smpng.explorer.replay.Counterexample.Step;

/** What a reader of a terminal sees, wide and narrow. */
class CounterexampleTextTest {
    private static final Counterexample ITS = new Counterexample(
            List.of("MTX-1"),
            "deadlock: T2 waits for m0, which nobody has",
            "properties",
            "Guest",
            "mutex m0\nT1 50 0: lock m0\n",
            2,
            List.of(new Counterexample.Decision(7, "run", 1, 0, "CPU 1 goes on")),
            100,
            List.of("2 threads, 1 decision"),
            List.of(
                    new Step(0, Row.CUT, "", "", "5 steps: the idle threads look for work", "", ""),
                    new Step(5, Row.NOTE, "CPU 0", "T1", "lock m0", "", ""),
                    new Step(
                            6, Row.ACCESS, "CPU 0", "T1", "m0: unowned -> T1", "SleepMutex.java:112", "T1: runs at 50"),
                    new Step(7, Row.ACCESS, "CPU 1", "T2", "m0 is T1", "SleepMutex.java:112", "")),
            "",
            "some-bug");

    @Test
    void aWideTerminalHasAColumnForEachCpu() {
        assertEquals("""
                MTX-1 fails   found by properties, with the seeded bug some-bug
                deadlock: T2 waits for m0, which nobody has

                  mutex m0
                  T1 50 0: lock m0
                  on 2 CPUs; before step 7 CPU 1 goes on

                  step  source               CPU 0                                                            CPU 1
                                             ... 5 steps: the idle threads look for work
                                             T1: # lock m0
                     6  SleepMutex.java:112  m0: unowned -> T1
                                                 T1: runs at 50
                     7  SleepMutex.java:112                                                                   T2: m0 is T1
                fails: deadlock: T2 waits for m0, which nobody has

                size      2 threads, 1 decision
                """, new CounterexampleText(160, false).render(ITS));
    }

    @Test
    void aNarrowOneHasOneColumnAndNoLineIsLonger() {
        String text = new CounterexampleText(80, false).render(ITS);
        assertTrue(
                text.contains("     6          m0: unowned -> T1                            SleepMutex.java:112"),
                text);
        assertTrue(text.contains("     7  CPU 1   T2: m0 is T1"), text);
        text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }

    @Test
    void coloursAreAskedFor() {
        assertFalse(new CounterexampleText(160, false).render(ITS).contains("\u001b"));
        assertTrue(new CounterexampleText(160, true).render(ITS).contains("\u001b"));
    }
}
