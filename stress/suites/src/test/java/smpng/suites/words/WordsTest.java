package smpng.suites.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import smpng.api.Word;
import smpng.explorer.report.Words;

/** How the components' words read. */
class WordsTest {
    private static String read(Word word, long value) {
        return word.read(value, number -> "T" + number);
    }

    @Test
    void aSpinMutexNamesItsOwner() {
        assertEquals("unowned", read(new SpinMutexWord(), 0));
        assertEquals("T3", read(new SpinMutexWord(), 3));
    }

    @Test
    void aSleepMutexNamesItsOwnerAndItsMarks() {
        assertEquals("unowned", read(new SleepMutexWord(), 0));
        assertEquals("T2", read(new SleepMutexWord(), 2 << 3));
        assertEquals("T2 | contested", read(new SleepMutexWord(), 2 << 3 | 2));
        assertEquals("T1 | recursed | contested", read(new SleepMutexWord(), 1 << 3 | 3));
        assertEquals("unowned | contested", read(new SleepMutexWord(), 2));
        assertEquals("unowned | destroyed", read(new SleepMutexWord(), 4));
    }

    @Test
    void aReaderWriterLockCountsReadersOrNamesItsWriter() {
        assertEquals("free", read(new RwLockWord(), 1));
        assertEquals("2 readers | writers wait", read(new RwLockWord(), 2 << 5 | 5));
        assertEquals("T2 | readers wait | recursed", read(new RwLockWord(), 2 << 5 | 18));
        assertEquals("free | a writer spins", read(new RwLockWord(), 9));
        assertEquals("destroyed", read(new RwLockWord(), 6));
    }

    @Test
    void anSxLockReadsAsAReaderWriterLock() {
        assertEquals("1 reader | readers wait", read(new SxLockWord(), 1 << 5 | 3));
        assertEquals("T2 | writers wait", read(new SxLockWord(), 2 << 5 | 4));
    }

    @Test
    void aReferenceCountSaysWhenItGaveUp() {
        assertEquals("2", read(new RefCountWord(), 2));
        assertEquals("-1 | saturated", read(new RefCountWord(), -1));
        assertEquals("saturated", read(new RefCountWord(), 3 << 30));
        assertEquals("saturated -2", read(new RefCountWord(), (3 << 30) - 2));
    }

    @Test
    void eachIsFoundAsAServiceAndReadsAFieldThatIsThere() throws ReflectiveOperationException {
        Words present = Words.present();
        assertEquals(
                Set.of(
                        "smpng.primitives.RefCount.count",
                        "smpng.primitives.RwLock.word",
                        "smpng.primitives.SleepMutex.word",
                        "smpng.primitives.SpinMutex.word",
                        "smpng.primitives.SxLock.word"),
                present.byField().keySet());
        for (Word word : present.byField().values()) {
            Class<?> type =
                    Class.forName(word.owner()).getDeclaredField(word.field()).getType();
            assertTrue(type == int.class || type == long.class, word.owner());
        }
    }
}
