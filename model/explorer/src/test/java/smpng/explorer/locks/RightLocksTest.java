package smpng.explorer.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.trial.Patched;
import smpng.explorer.trial.Trial;
import smpng.explorer.trial.Verdict;
import smpng.explorer.trial.Verdict.Failure;

/**
 * The locks of this package exclude, hand on what their owners wrote, and let everyone in, on every machine.
 *
 * <p>Three threads are explored where that takes less than a second; with {@code -Dsmpng.locks=all}, everywhere.
 */
final class RightLocksTest {
    private static final List<Lock> LOCKS = Lock.ALL;
    private static final boolean EVERYTHING = "all".equals(System.getProperty("smpng.locks"));
    private static final ClassLoader SOURCE = RightLocksTest.class.getClassLoader();

    /** Complete executions of two and three threads under sc, from GenMC where the lock is one that it was measured on. */
    private static final Map<Class<?>, List<Long>> COUNTS = Map.of(
            SpinLock.class, List.of(4L, 36L),
            TtasLock.class, List.of(4L, 36L),
            TicketLock.class, List.of(2L, 6L),
            McsLock.class, List.of(6L, 66L),
            FutexLock.class, List.of(12L, 6582L));

    private static void passes(Lock lock, List<String> program, List<Settings> machines) throws Exception {
        Trial trial = lock.trial(SOURCE, program);
        for (Settings settings : machines) {
            Verdict verdict = trial.explored(settings);
            String where = lock.name() + " " + program + " on " + settings.machine() + " " + settings.mapping();
            assertEquals(Optional.empty(), verdict.failure(), () -> where + ": " + verdict.text());
            assertTrue(verdict.result().isExhaustive() && verdict.result().complete() > 0, where);
        }
    }

    @ParameterizedTest
    @FieldSource("LOCKS")
    void twoThreadsPassOnEveryMachine(Lock lock) throws Exception {
        for (List<String> program : lock.pairs()) {
            passes(lock, program, Machines.ALL);
            passes(lock, program, Machines.RACES);
        }
    }

    @ParameterizedTest
    @FieldSource("LOCKS")
    void threeThreadsPass(Lock lock) throws Exception {
        List<Settings> machines =
                Stream.concat(Machines.ALL.stream(), Machines.RACES.stream()).toList();
        // The mutex with its waiters has thousands of executions, which formulas decide in ten seconds each.
        Set<String> quick = lock.lock() == FutexLock.class
                ? Set.of("sc", "x86-tso", "rc11")
                : Set.of("sc", "x86-tso", "rc11", "jam", "armv8", "power", "riscv");
        for (List<String> program : lock.triples()) {
            passes(
                    lock,
                    program,
                    EVERYTHING
                            ? machines
                            : machines.stream()
                                    .filter(s -> quick.contains(s.machine()))
                                    .toList());
        }
    }

    @ParameterizedTest
    @FieldSource("LOCKS")
    void executionsAreAsManyAsOthersCount(Lock lock) throws Exception {
        List<Long> expected = COUNTS.get(lock.lock());
        if (expected != null) {
            Settings sc = Settings.of("sc");
            assertEquals(
                    expected,
                    List.of(
                            lock.trial(SOURCE, lock.pairs().get(0))
                                    .explored(sc)
                                    .result()
                                    .complete(),
                            lock.trial(SOURCE, lock.triples().get(0))
                                    .explored(sc)
                                    .result()
                                    .complete()));
        }
    }

    private static Optional<Failure> broken(Class<?> client, Class<?> type, String method, Edit edit, Settings machine)
            throws Exception {
        ClassLoader patched = new Patched(SOURCE, List.of(new ClassPatch(type.getName(), method, edit)));
        return new Trial(patched, client, List.of("enter", "enter"), 2)
                .explored(machine)
                .failure();
    }

    @Test
    void aLockThatLetsEveryoneInFailsOnEveryMachine() throws Exception {
        Edit edit = Edit.replaceCallBy("VarHandle", "weakCompareAndSetAcquire", true);
        for (Settings machine : Machines.ALL) {
            assertEquals(
                    Optional.of(Failure.ASSERTION),
                    broken(Clients.Spin.class, SpinLock.class, "lock", edit, machine),
                    machine.machine());
        }
        assertEquals(
                Optional.of(Failure.RACE),
                broken(Clients.Spin.class, SpinLock.class, "lock", edit, Machines.RACES.get(1)));
    }

    @Test
    void aLockThatTellsNobodyHangs() throws Exception {
        for (String machine : List.of("sc", "x86-tso", "jam", "armv8")) {
            assertEquals(
                    Optional.of(Failure.HANG),
                    broken(
                            Clients.Mcs.class,
                            McsLock.class,
                            "unlock",
                            Edit.removeCall("VarHandle", "setRelease"),
                            Settings.of(machine)),
                    machine);
        }
    }
}
