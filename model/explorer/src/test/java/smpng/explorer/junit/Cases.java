package smpng.explorer.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import smpng.api.Exhaustive;

/** Test methods of which most fail; they are run by {@link ExhaustiveTestsTest}. */
class Cases {
    private static final VarHandle FLAG;

    static {
        try {
            FLAG = MethodHandles.lookup().findVarHandle(Cases.class, "flag", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    int flag;
    int data;
    int start;
    final AtomicInteger atomic = new AtomicInteger();

    @BeforeEach
    void prepare() {
        start = 7;
    }

    private static void together(Runnable other, Runnable own) throws InterruptedException {
        Thread thread = new Thread(other);
        thread.start();
        own.run();
        thread.join();
    }

    @Exhaustive(machines = {"jam", "x86-tso", "armv8"})
    void atomicIncrementsAreNotLost() throws InterruptedException {
        together(atomic::incrementAndGet, atomic::incrementAndGet);
        assertEquals(2, atomic.get());
    }

    @Exhaustive(machines = "sc")
    void aWeakCompareAndSetMayBeRepeated() throws InterruptedException {
        together(() -> FLAG.weakCompareAndSetPlain(this, 0, 1), () -> FLAG.setOpaque(this, 2));
    }

    @Exhaustive(machines = "sc")
    void plainIncrementsAreNotLost() throws InterruptedException {
        together(() -> data++, () -> data++);
        assertEquals(2, data);
    }

    @Exhaustive(machines = "jam")
    void plainAccessesRace() throws InterruptedException {
        together(() -> data = 1, () -> data = 2);
    }

    @Exhaustive(machines = "jam", racesAreBenign = true)
    void aRaceMayBeBenign() throws InterruptedException {
        together(() -> data = 1, () -> data = 2);
        assertTrue(data > 0);
    }

    @Exhaustive(
            machines = "jam",
            benignRaces = {"Cases.data", "Box.value"})
    void racesOfTwoFieldsAreBenign() throws InterruptedException {
        Box box = new Box();
        together(() -> data = box.value++, () -> data = box.value++);
    }

    @Exhaustive(machines = "jam", benignRaces = "smpng.explorer.junit.Cases.data")
    void anotherFieldsRaceIsNot() throws InterruptedException {
        together(() -> data = ++start, () -> data = ++start);
    }

    @Exhaustive(machines = "jam", benignRaces = "Cases.dada")
    void namesNoField() {}

    static class Box {
        int value;
    }

    @Exhaustive(
            machines = {"sc", "x86-tso", "armv8", "jam"},
            racesAreBenign = true)
    void opaqueIsEnoughForMessages() throws InterruptedException {
        together(
                () -> {
                    data = 1;
                    FLAG.setOpaque(this, 1);
                },
                () -> {
                    if ((int) FLAG.getOpaque(this) == 1) {
                        assertEquals(1, data);
                    }
                });
    }

    @Exhaustive(machines = {"sc", "x86-tso", "armv8", "jam"})
    void releaseAndAcquireAreEnoughForMessages() throws InterruptedException {
        together(
                () -> {
                    data = 1;
                    FLAG.setRelease(this, 1);
                },
                () -> {
                    if ((int) FLAG.getAcquire(this) == 1) {
                        assertEquals(1, data);
                    }
                });
    }

    @Exhaustive(machines = "sc")
    void whatWasPreparedIsThere() {
        assertEquals(7, start);
    }

    @Exhaustive(machines = "sc")
    void waitsForNobody() {
        while ((int) FLAG.getVolatile(this) == 0) {
            Thread.onSpinWait();
        }
    }

    @Exhaustive(machines = "sc", maxExecutions = 2)
    void hasMoreExecutionsThanAllowed() throws InterruptedException {
        together(
                () -> {
                    atomic.incrementAndGet();
                    atomic.incrementAndGet();
                },
                () -> {
                    atomic.incrementAndGet();
                    atomic.incrementAndGet();
                });
    }

    @Exhaustive(machines = "vax")
    void namesNoMachine() {}

    @Exhaustive(machines = "sc", mapping = "sun")
    void namesNoMapping() {}

    @Exhaustive(machines = "sc")
    void readsTheClock() {
        assertTrue(System.nanoTime() != 0);
    }
}
