package smpng.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import smpng.bytecode.NotModelled;
import smpng.elsewhere.Cell;
import smpng.simulator.guest.SmallGuest;

/** Which classes are whose: the guest's are instrumented copies, the others the test's own. */
class WorldTest {
    private static final String CELL = Cell.class.getName();

    /** Writes to an object of another package. */
    public static final class Writer extends SmallGuest {
        @Override
        protected void work(int cpu) {
            Cell cell = new Cell(0);
            cell.set(1);
            cell.set(2);
        }

        @Override
        public String name(Object object) {
            return object instanceof Cell ? "the cell" : null;
        }
    }

    private static Result trace(World world) {
        try (Simulator simulator = new Simulator(world)) {
            return simulator.trace(Writer.class.getName(), null, 1, Schedule.EMPTY, Limits.DEFAULT);
        }
    }

    @Test
    void accessesOfAcceptedClassesAreStepsUnlessTheyConstruct() {
        Result result = trace(World.STANDARD.accepting(CELL::equals));
        assertEquals(2, result.steps());
        String text = result.trace().render(Trace.Columns.BY_THREAD, 100, false);
        assertTrue(text.contains("T0") && text.contains("the cell.value = 2  plain W"), text);
    }

    @Test
    void accessesOfSharedClassesAreNotSeenWhichAloneIsNoPass() {
        assertThrows(IllegalStateException.class, () -> trace(World.STANDARD.sharing(CELL)));
    }

    @Test
    void aClassThatIsNeitherIsRefused() {
        NotModelled e = assertThrows(NotModelled.class, () -> trace(World.STANDARD));
        assertTrue(e.getMessage().contains(CELL), e.getMessage());
    }
}
