package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smpng.litmus.draw.Drawing;
import smpng.suites.workload.LearnedOrder;
import smpng.suites.workload.LearnedOrder.Edge;

final class LockOrderPictureTest {
    private static LearnedOrder order(String... edges) {
        return new LearnedOrder(Stream.of(edges)
                .map(edge -> new Edge(edge.substring(0, 1), edge.substring(1)))
                .toList());
    }

    private static List<String> arrows(Drawing drawing) {
        return drawing.arrows().stream()
                .map(arrow -> arrow.from().action() + arrow.to().action())
                .sorted()
                .toList();
    }

    @Test
    void anArrowThatFollowsFromOthersIsLeftOut() {
        assertEquals(List.of("ab", "bc", "cd"), arrows(LockOrderPicture.of(order("ab", "ac", "bc", "cd", "ad"))));
    }

    @Test
    void whatIsTakenLaterStandsLower() {
        Drawing drawing = LockOrderPicture.of(order("ab", "bc", "xc"));
        drawing.arrows()
                .forEach(arrow -> assertEquals(
                        1, Integer.signum(arrow.to().row() - arrow.from().row()), arrow::toString));
        assertEquals(4, drawing.nodes().size());
    }

    @Test
    void aCircleIsNoOrder() {
        assertThrows(IllegalArgumentException.class, () -> LockOrderPicture.of(order("ab", "bc", "ca")));
    }
}
