package smpng.suites.explorer.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphsTest {
    @Test
    void aGraphThatIsFoundTwiceShows() {
        assertEquals("", Graphs.difference(List.of("a", "b"), Set.of("a", "b")));
        assertNotEquals("", Graphs.difference(List.of("a", "b", "a"), Set.of("a", "b")));
    }

    @Test
    void aGraphThatIsMissingOrTooManyShows() {
        assertNotEquals("", Graphs.difference(List.of("a"), Set.of("a", "b")));
        assertNotEquals("", Graphs.difference(List.of("a", "b"), Set.of("a")));
    }
}
