package smpng.explorer.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;
import smpng.memory.mapping.Mapping;

/** The published samples of JCStress are decided, and as they declare. */
class SamplesDecidedTest {
    private static final String PACKAGE = "org.openjdk.jcstress.samples.";
    private static final ExplorationSettings SETTINGS = new ExplorationSettings(Mapping.HOTSPOT, 1_000_000);

    /** What uses something that is not modelled, and what that is. */
    private static final Map<String, String> REFUSED = Map.of(
            "JMMSample_01_AccessAtomicity.ByteBuffers", "java.nio.ByteBuffer",
            "JMMSample_01_AccessAtomicity.UnsafeCrossCacheLine", "Unsafe");

    private static final Map<String, Grading> GRADINGS = new HashMap<>();

    @BeforeAll
    static void decide() throws IOException, MalformedInput {
        try (ClassPath path = Samples.path()) {
            TestReader reader = new TestReader(path);
            for (String name : path.names()) {
                if (name.startsWith(PACKAGE) && reader.isTest(name)) {
                    StressTest test = reader.read(name);
                    List<Findings> findings = new ArrayList<>();
                    for (String machine : List.of("jam", "x86-tso")) {
                        findings.add(new StressExploration(path, test).on(machine, SETTINGS));
                    }
                    GRADINGS.put(test.shortName(), new Grading(test, findings));
                }
            }
        }
    }

    private static Set<String> outcomes(String test, String machine) {
        return GRADINGS.get(test).findings().stream()
                .filter(f -> f.machine().equals(machine))
                .findFirst()
                .orElseThrow()
                .outcomes()
                .keySet();
    }

    @Test
    void eachIsDecidedOrRefusedByName() {
        assertEquals(34, GRADINGS.size());
        Set<String> undecided = new TreeSet<>();
        GRADINGS.forEach((name, grading) -> {
            if (!grading.isDecided()) {
                undecided.add(name);
                grading.findings()
                        .forEach(f -> assertTrue(
                                f.undecided().contains(REFUSED.getOrDefault(name, "nothing")),
                                name + ": " + f.undecided()));
            }
        });
        assertEquals(new TreeSet<>(REFUSED.keySet()), undecided);
    }

    @Test
    void nothingOccursThatIsForbiddenOrUndeclared() {
        GRADINGS.forEach((name, grading) -> assertEquals(List.of(), grading.errors(), name));
    }

    @Test
    void whatIsDeclaredPossibleIsPossibleInJava() {
        GRADINGS.forEach((name, grading) ->
                grading.notes().forEach(note -> assertFalse(note.machines().contains("jam"), name + ": " + note)));
    }

    @Test
    void x86ShowsWhatTheSamplesSayOfIt() {
        assertEquals(Set.of("0, 0", "0, 1", "1, 1"), outcomes("JMMSample_03_Coherence.SameOpaqueRead", "x86-tso"));
        assertEquals(
                Set.of("0, 0", "0, 1", "1, 1"), outcomes("JMMSample_04_PartialOrder.AcquireReleaseGuard", "x86-tso"));
        assertEquals(
                Set.of("0, 0", "0, 1", "1, 0", "1, 1"), outcomes("JMMSample_05_TotalOrder.AcqRelDekker", "x86-tso"));
        assertEquals(Set.of("0, 1", "1, 0", "1, 1"), outcomes("JMMSample_05_TotalOrder.VolatileDekker", "x86-tso"));
        assertEquals(Set.of("-1", "8"), outcomes("JMMSample_06_Finals.FinalInit", "x86-tso"));
    }

    @Test
    void aPlainReadCanBeStaleForEverInJava() {
        assertEquals(Set.of("STALE", "TERMINATED"), outcomes("APISample_03_Termination", "jam"));
        assertEquals(Set.of("TERMINATED"), outcomes("APISample_03_Termination", "x86-tso"));
    }

    @Test
    void collectionsOfTheJdkAreExplored() {
        assertEquals(
                Set.of("Bar, Baz", "Baz, Bar", "Bar, null", "Baz, null"),
                outcomes("ConcurrencySample_02_ConcurrentHashMap.BrokenMultimap", "jam"));
        assertEquals(
                Set.of("Bar, Baz", "Baz, Bar"),
                outcomes("ConcurrencySample_02_ConcurrentHashMap.CorrectMultimap", "jam"));
        assertEquals(
                Set.of("true, true", "false, true", "true, false"),
                outcomes("JMMSample_02_WordTearing.BitSets", "jam"));
    }

    @Test
    void anArbiterSeesAllThatWasDone() {
        assertEquals(Set.of("1", "2"), outcomes("APISample_02_Arbiters", "jam"));
        assertEquals(Set.of("2"), outcomes("ConcurrencySample_01_OperationAtomicity.AtomicIncrement", "jam"));
    }
}
