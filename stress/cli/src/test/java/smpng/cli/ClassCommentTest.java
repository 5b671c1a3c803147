package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smpng.suites.catalogue.Checkout;

/** The comment of a class is shown as it is meant: prose, lists, and what is set out by hand. */
class ClassCommentTest {
    @Test
    void listsCodeAndLayout() {
        Optional<String> comment = ClassComment.in("""
                package a;

                /**
                 * A lock, {@code m}.
                 *
                 * <pre>
                 *   word  31   0
                 *         | &lt;owner&gt; |
                 * </pre>
                 *
                 * <ol>
                 *   <li>take {@link #it};
                 *   <li>done.
                 * </ol>
                 */
                public final class Lock {
                """);
        assertEquals(Optional.of("""
                        A lock, `m`.

                        ```
                          word  31   0
                                | <owner> |
                        ```

                        1. take `it`;
                        1. done.""".replaceAll("\n+", "\n")), comment.map(text -> text.replaceAll("\n\\s*\n+", "\n")));
    }

    @Test
    void aComponentsWordLayoutIsFound() throws IOException {
        String comment = ClassComment.of(Checkout.current(), "smpng.primitives.SleepMutex")
                .orElseThrow();
        assertTrue(comment.contains("C contested"), comment);
    }
}
