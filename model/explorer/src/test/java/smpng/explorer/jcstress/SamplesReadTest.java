package smpng.explorer.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;

/** The published samples are read as JCStress itself read them. */
class SamplesReadTest {
    private static final String PACKAGE = "org.openjdk.jcstress.samples.";

    private ClassPath path;
    private TestReader reader;

    @BeforeEach
    void open() throws IOException {
        path = Samples.path();
        reader = new TestReader(path);
    }

    @AfterEach
    void close() {
        path.close();
    }

    private List<StressTest> all() throws MalformedInput {
        List<StressTest> tests = new ArrayList<>();
        for (String name : path.names()) {
            if (name.startsWith(PACKAGE) && reader.isTest(name)) {
                tests.add(reader.read(name));
            }
        }
        return tests;
    }

    @Test
    void thereAre34TestsAndEachIsRead() throws MalformedInput {
        assertEquals(34, all().size());
    }

    @Test
    void actorsOutcomesAndReferencesAreThoseOfTheIndex() throws Exception {
        Map<String, TestList.Entry> index = TestList.read();
        assertEquals(34, index.size());
        for (StressTest test : all()) {
            TestList.Entry its = index.get(test.name().replace('$', '.'));
            assertEquals(its.actors(), test.actors().stream().map(Call::name).toList(), test.name());
            assertEquals(
                    its.outcomes().stream().sorted().toList(),
                    test.expectations().declared().stream()
                            .map(d -> d.expect() + " " + d.id())
                            .sorted()
                            .toList(),
                    test.name());
            assertEquals(its.references(), test.references(), test.name());
        }
    }

    @Test
    void nineHaveAnArbiterAndOneASignal() throws MalformedInput {
        assertEquals(9, all().stream().filter(t -> t.arbiter().isPresent()).count());
        assertEquals(
                List.of("APISample_03_Termination"),
                all().stream()
                        .filter(StressTest::isTermination)
                        .map(StressTest::shortName)
                        .toList());
    }

    @Test
    void theTestIsItsOwnStateUnlessAParameterIs() throws MalformedInput {
        for (StressTest test : all()) {
            assertEquals(test.name(), test.state());
            assertTrue(test.isTermination() || test.result().orElseThrow().startsWith("org.openjdk.jcstress.infra"));
        }
    }

    @Test
    void theDescriptionIsRead() throws MalformedInput {
        assertEquals(
                "Sample Hello World test",
                reader.read(PACKAGE + "APISample_06_Descriptions").description());
    }
}
