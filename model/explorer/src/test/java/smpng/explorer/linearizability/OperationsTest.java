package smpng.explorer.linearizability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StringGen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;

/** Classes of operations are read, and their scenarios enumerated. */
class OperationsTest {
    private ClassPath path;

    @BeforeEach
    void open() throws IOException, URISyntaxException {
        path = new ClassPath(List.of(Path.of(OperationsTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI())));
    }

    @AfterEach
    void close() {
        path.close();
    }

    private Operations read(Class<?> type) throws MalformedInput {
        return new OperationsReader(path, 2).read(type.getName());
    }

    @Test
    void parametersTakeTheValuesOfTheirGenerator() throws MalformedInput {
        for (Class<?> type : List.of(RacyCounter.class, LockedCounter.class)) {
            assertEquals(
                    List.of("add(1)", "add(2)", "get()"),
                    read(type).invocations().stream().map(Invocation::toString).toList());
        }
    }

    @Test
    void theValuesOfAParameterAreBounded() throws MalformedInput {
        Operations operations = new OperationsReader(path, 1).read(RacyCounter.class.getName());
        assertEquals(
                List.of("add(1)", "get()"),
                operations.invocations().stream().map(Invocation::toString).toList());
    }

    @Test
    void scenariosThatDifferInTheOrderOfThreadsAreOne() throws MalformedInput {
        Operations operations = read(RacyCounter.class);
        assertEquals(6, new Scenarios(operations, new Bounds(2, 1, 0, 2)).all().size());
        assertEquals(45, new Scenarios(operations, new Bounds(2, 2, 0, 2)).all().size());
        assertEquals(
                6 + 3 * 6,
                new Scenarios(operations, new Bounds(2, 1, 1, 2)).all().size());
    }

    /** An operation for one consumer. */
    public static class Grouped {
        @Operation(nonParallelGroup = "consumer")
        public int take() {
            return 0;
        }

        @Operation(runOnce = true)
        public void close() {}
    }

    @Test
    void whatMayNotBeConcurrentIsOfOneThread() throws MalformedInput {
        List<String> scenarios = new Scenarios(read(Grouped.class), new Bounds(2, 1, 0, 2))
                .all().stream().map(Scenario::toString).toList();
        assertEquals(List.of("take() || close()"), scenarios);
    }

    @Test
    void everySequentialOrderExplainsResults() throws MalformedInput {
        Operations operations = read(RacyCounter.class);
        Invocation add = operations.invocations().get(0);
        Invocation get = operations.invocations().get(2);
        Scenario scenario = new Scenario(List.of(add), List.of(List.of(add, get), List.of(add)));
        assertEquals(
                Set.of(List.of("1", "2", "2", "3"), List.of("1", "2", "3", "3"), List.of("1", "3", "3", "2")),
                new Specification(LockedCounter.class, operations).explained(scenario));
    }

    @Test
    void aSpecificationHasEveryOperation() throws MalformedInput {
        Operations operations = read(RacyCounter.class);
        MalformedInput refusal = assertThrows(MalformedInput.class, () -> new Specification(Grouped.class, operations));
        assertTrue(refusal.getMessage().startsWith("the specification lacks add: "), refusal.getMessage());
    }

    /** Its parameter has no known values. */
    public static class Texts {
        @Operation
        public void put(@Param(gen = StringGen.class) String text) {}
    }

    @Test
    void anUnknownGeneratorIsRefusedByName() {
        MalformedInput refusal = assertThrows(MalformedInput.class, () -> read(Texts.class));
        assertTrue(refusal.getMessage().startsWith("the generator StringGen is not known: "), refusal.getMessage());
        assertThrows(MalformedInput.class, () -> read(OperationsTest.class));
    }
}
