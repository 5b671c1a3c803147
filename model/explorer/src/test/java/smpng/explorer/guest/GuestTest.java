package smpng.explorer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.bytecode.NotModelled;
import smpng.bytecode.Refusal;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Exploration.Result;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.Threads;
import smpng.explorer.graph.View;
import smpng.explorer.guest.programs.BackOff;
import smpng.explorer.guest.programs.Blocking;
import smpng.explorer.guest.programs.Bounded;
import smpng.explorer.guest.programs.Clock;
import smpng.explorer.guest.programs.Conditions;
import smpng.explorer.guest.programs.Dekker;
import smpng.explorer.guest.programs.Fences;
import smpng.explorer.guest.programs.FreshNode;
import smpng.explorer.guest.programs.Guarded;
import smpng.explorer.guest.programs.Language;
import smpng.explorer.guest.programs.Leaks;
import smpng.explorer.guest.programs.Maps;
import smpng.explorer.guest.programs.PlainList;
import smpng.explorer.guest.programs.Publish;
import smpng.explorer.guest.programs.Queues;
import smpng.explorer.guest.programs.SharedList;
import smpng.explorer.guest.programs.Starts;
import smpng.explorer.guest.programs.Swallows;
import smpng.explorer.guest.programs.Treiber;

/** Compiled classes as programs of the explorer. */
class GuestTest {
    /** Once: it counts in static fields. */
    private static final String LANGUAGE = new Language().compute();

    private static Explored explore(Class<?> program, String machine) throws Exception {
        Explored explored = Explored.of(program, Settings.of(machine));
        assertTrue(explored.failures().isEmpty(), () -> "failed: " + explored.failures());
        assertTrue(explored.result().isExhaustive());
        return explored;
    }

    @ParameterizedTest
    @CsvSource({
        "Fib, sc, 218243",
        "FibHandles, rc11, 525630",
        "FibHandles, sc, 218243",
        "Ticket, rc11, 720",
        "Ttas, rc11, 576",
        "Ttas, jam, 576",
        "Mcs, rc11, 66",
        "Mcs, x86-tso, 66",
    })
    void programsHaveTheExecutionsThatOtherCheckersCount(String program, String machine, long complete)
            throws Exception {
        Class<?> type = Class.forName(getClass().getPackageName() + ".programs." + program);
        assertEquals(complete, explore(type, machine).result().complete());
    }

    @Test
    void freshNodesAndRetriesOfAStackAreCountedOnce() throws Exception {
        Explored stack = explore(Treiber.class, "rc11");
        // Empty before the pop, or popped last: two orders each; popped between the pushes: two orders, and the second
        // push sees the empty stack of the start or that of the pop.
        assertEquals(8, stack.result().complete());
        assertEquals(Set.of("0: 1 2", "0: 2 1", "1: 2", "2: 1"), stack.outcomes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc", "jam"})
    void theLanguageMeansTheSameAsWithoutTheExplorer(String machine) throws Exception {
        assertEquals(Set.of(LANGUAGE), explore(Language.class, machine).outcomes());
    }

    @Test
    void plainAccessesAreWeakAndVolatileOnesAreNot() throws Exception {
        Set<String> weak = explore(Dekker.class, "jam").outcomes();
        assertTrue(weak.contains("0011"), weak::toString);
        assertTrue(weak.stream().noneMatch(each -> each.endsWith("00")), weak::toString);
        assertTrue(explore(Dekker.class, "sc").outcomes().stream().noneMatch(each -> each.startsWith("00")));
    }

    @Test
    void unsafePublicationShowsWhatIsNotFinal() throws Exception {
        assertEquals(
                Set.of("-1 -1", "1 0", "1 2"), explore(Publish.class, "jam").outcomes());
        assertEquals(Set.of("-1 -1", "1 2"), explore(Publish.class, "sc").outcomes());
    }

    @Test
    void whatAPrivateObjectHeldBeforeAReleaseIsReleased() throws Exception {
        assertEquals(Set.of("-1", "1"), explore(Fences.class, "rc11").outcomes());
    }

    @Test
    void threadsThatCodeStartsSeeWhatWasBefore() throws Exception {
        assertEquals(
                Set.of("1 0 0Thread-1truetrue5", "1 1 1Thread-1truetrue5"),
                explore(Starts.class, "rc11").outcomes());
    }

    @Test
    void locksMonitorsAndAtomicsExclude() throws Exception {
        assertEquals(Set.of("2 2 2"), explore(Guarded.class, "rc11").outcomes());
        assertEquals(Set.of("7"), explore(Conditions.class, "rc11").outcomes());
    }

    @Test
    void collectionsOfTheLibraryAreExploredAsTheyAre() throws Exception {
        assertEquals(
                Set.of("a b 0", "a null 1", "b a 0", "null a 1", "null null 2"),
                explore(Queues.class, "rc11").outcomes());
        assertEquals(
                Set.of("{key=[x, y]}", "{key=[x]}", "{key=[y, x]}", "{key=[y]}"),
                explore(Maps.class, "rc11").outcomes());
        assertEquals(Set.of("ab"), explore(Blocking.class, "rc11").outcomes());
    }

    @Test
    void anUnprotectedListFailsAsItDoesInReality() throws Exception {
        List<Throwable> failures =
                Explored.of(PlainList.class, Settings.of("sc")).failures();
        assertTrue(failures.get(0) instanceof ArrayIndexOutOfBoundsException, failures::toString);
    }

    @Test
    void loopsThatBackOffOrCountTheirAttemptsWait() throws Exception {
        Explored locks = explore(BackOff.class, "rc11");
        assertEquals(6, locks.result().complete());
        assertEquals(Set.of("3"), locks.outcomes());
    }

    @Test
    void aFreshNodeForEachAttemptIsNoReasonToGoOn() throws Exception {
        Explored pushes = explore(FreshNode.class, "rc11");
        assertEquals(6, pushes.result().complete());
        assertEquals(6, pushes.outcomes().size());
    }

    @Test
    void aBoundedWaitMayEndEitherWay() throws Exception {
        assertEquals(
                Set.of("0", "1"), Explored.of(Bounded.class, Settings.of("rc11")).outcomes());
    }

    @Test
    void workersAgreeOnLocationsAndCountTheSame() throws Exception {
        Locations locations = new Locations();
        Identities identities = new Identities(locations);
        Set<String> outcomes = ConcurrentHashMap.newKeySet();
        Result result = Exploration.run(
                () -> {
                    World world = new World(World.Options.of(Queues.class.getClassLoader()), identities);
                    Class<?> type = world.load(Queues.class.getName());
                    try {
                        Object state = world.setUp(() -> world.create(type));
                        return new Exploration.Subject(
                                world.threads(List.of(
                                        world.body(type, "thread0", state),
                                        world.body(type, "thread1", state),
                                        world.body(type, "thread2", state))),
                                end -> outcomes.add(atEnd(world, end, state)));
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                },
                3,
                locations,
                Settings.of("rc11"));
        Explored alone = explore(Queues.class, "rc11");
        assertEquals(alone.result().complete(), result.complete());
        assertEquals(alone.outcomes(), outcomes);
    }

    private static String atEnd(World world, View end, Object state) {
        try {
            return world.atEnd(end, state::toString);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTraceTellsLinesAndNames() throws Exception {
        Locations locations = new Locations();
        World world = new World(World.Options.of(Treiber.class.getClassLoader()), new Identities(locations));
        Class<?> type = world.load(Treiber.class.getName());
        Object state = world.setUp(() -> world.create(type));
        Threads threads = world.threads(List.of(world.body(type, "thread0", state)));
        List<List<Step>> steps = new ArrayList<>();
        Exploration.run(threads, locations, Settings.of("sc"), end -> steps.add(end.steps(0)));
        Trace trace = world.trace(
                () -> Exploration.retrace(threads, locations, Settings.of("sc"), steps, end -> {}));
        List<String> told = steps.get(0).stream()
                .map(step -> (step.kind() == Step.Kind.FENCE ? "fence" : world.nameOf(step.location())) + " "
                        + trace.source(0, step.index()).orElseThrow().method())
                .toList();
        assertEquals(
                List.of(
                        "Treiber.top push",
                        "Node#1 of T0.value $init",
                        "fence $init",
                        "Node#1 of T0.next push",
                        "Treiber.top push"),
                told);
        assertEquals("Node#1 of T0", world.describe(steps.get(0).get(4).written()));
        assertEquals(36, trace.source(0, 4).orElseThrow().line());
    }

    @Test
    void codeThatCatchesEverythingDoesNotCatchTheExplorer() throws Exception {
        Explored waits = explore(Swallows.class, "sc");
        assertEquals(Set.of("0 1"), waits.outcomes());
    }

    @Test
    void whatIsNotModelledIsRefusedWithItsLine() throws Exception {
        Refusal refusal = refusal(Clock.class);
        assertEquals(Clock.class.getName(), refusal.className());
        assertEquals("thread0", refusal.method());
        assertEquals("java.lang.System.nanoTime", refusal.what());
        assertEquals(9, refusal.line());
    }

    @Test
    void objectsOfTheLibraryMayBeOwnedButNotShared() throws Exception {
        Refusal refusal = refusal(SharedList.class);
        assertEquals("thread1", refusal.method());
        assertTrue(refusal.what().contains("java.util.StringJoiner"), refusal::toString);
    }

    @Test
    void aFinalFieldWrittenTooLateIsRefused() throws Exception {
        assertTrue(refusal(Leaks.class).what().contains("final field"));
    }

    private static Refusal refusal(Class<?> program) throws Exception {
        List<Throwable> failures = Explored.of(program, Settings.of("sc")).failures();
        assertEquals(1, failures.size());
        assertTrue(failures.get(0) instanceof NotModelled, () -> failures.get(0).toString());
        return ((NotModelled) failures.get(0)).refusals().get(0);
    }
}
