package smpng.suites.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.api.program.AccessOrder;
import smpng.api.program.FenceOrder;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.ProgramBuilder;
import smpng.api.program.Statement;
import smpng.api.program.ThreadBuilder;
import smpng.api.program.Value;
import smpng.explorer.graph.Exploration;

/** Random programs on which explorer and oracle differed once, shrunk, and why. */
final class OnceDifferentTest {
    private final ProgramBuilder p = Program.named("once different");
    private final Place x = p.intLocation("x");
    private final Place y = p.intLocation("y");
    private final ThreadBuilder first = p.thread("first");
    private final ThreadBuilder second = p.thread("second");

    private void agree(Exploration.Settings settings) {
        Program program = p.build();
        assertEquals("", Graphs.difference(Explored.graphs(program, settings), Oracle.graphs(program, settings)));
    }

    /** A read-modify-write continues the release sequence of another thread, a later write of its thread does not. */
    @Test
    void aWriteAfterAReadModifyWriteIsInNoReleaseSequenceOfAnotherThread() {
        first.load(x, AccessOrder.ACQUIRE);
        first.load(y, AccessOrder.PLAIN);
        second.store(y, AccessOrder.PLAIN, 0);
        second.store(x, AccessOrder.RELEASE, 0);
        ThreadBuilder third = p.thread("third");
        third.fetchAdd(x, AccessOrder.OPAQUE, 0);
        third.store(x, AccessOrder.OPAQUE, 0);

        agree(Exploration.Settings.of("rc11"));
    }

    /** The fences around a compare-and-set are there also if it fails. */
    @ParameterizedTest
    @ValueSource(strings = {"power", "armv7", "armv8", "riscv", "ia64", "alpha", "sparc-rmo"})
    void aCompareAndSetThatFailsIsTheSameInstruction(String machine) {
        first.load(x, AccessOrder.PLAIN);
        first.load(y, AccessOrder.PLAIN);
        second.store(y, AccessOrder.PLAIN, 0);
        for (AccessOrder order : new AccessOrder[] {AccessOrder.RELEASE, AccessOrder.ACQUIRE_RELEASE}) {
            second.compareAndSet(
                    Statement.CompareAndSet.Result.OLD, x, order, order.ofTheRead(), Value.of(1), Value.of(1));
        }
        second.store(x, AccessOrder.PLAIN, 0);

        Exploration.Settings settings = Exploration.Settings.of(machine);
        Program program = p.build();
        for (Exploration.Settings each : new Exploration.Settings[] {settings, settings.assumingAllDependencies()}) {
            assertEquals("", Graphs.difference(Explored.graphs(program, each), Oracle.graphs(program, each)));
        }
    }

    /** In jam two opaque reads of plain writes need not agree on those writes' order. */
    @Test
    void readsOfPlainWritesDoNotBoundEachOther() {
        first.store(x, AccessOrder.PLAIN, 1);
        second.store(x, AccessOrder.PLAIN, 1);
        second.load(x, AccessOrder.OPAQUE);
        second.load(x, AccessOrder.OPAQUE);

        agree(Exploration.Settings.of("jam"));
    }

    /** In jam a read behind a full fence can make inconsistent what was consistent without it, whatever it reads. */
    @Test
    void aReadBehindAFenceForbidsWhatWasAllowedBefore() {
        first.load(x, AccessOrder.VOLATILE);
        first.load(y, AccessOrder.VOLATILE);
        second.store(y, AccessOrder.PLAIN, 0);
        second.store(x, AccessOrder.PLAIN, 0);
        second.fence(FenceOrder.FULL);
        second.load(x, AccessOrder.PLAIN);

        agree(Exploration.Settings.of("jam"));
    }
}
