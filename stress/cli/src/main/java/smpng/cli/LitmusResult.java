package smpng.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import smpng.litmus.Decision;
import smpng.litmus.LitmusTest;
import smpng.litmus.draw.Drawing;

/**
 * What was found of one test on one machine.
 *
 * @param file where the test is
 * @param test the test; empty if its file cannot be read as one
 * @param machine the model's name
 * @param mapping how its accesses became that machine's; empty where they are the machine's own
 * @param decision the answer
 * @param expected whether its condition should hold, if that is known
 * @param picture a witness, or what forbids one; empty if pictures were not asked for
 */
record LitmusResult(
        LitmusFile file,
        Optional<LitmusTest> test,
        String machine,
        String mapping,
        Decision decision,
        Optional<Boolean> expected,
        Optional<Drawing> picture) {

    boolean isDecided() {
        return decision.holds().isPresent();
    }

    /** True if it was decided otherwise than expected. */
    boolean isMismatch() {
        return isDecided() && expected.isPresent() && !expected.equals(decision.holds());
    }

    /** The test's own name, or the file's. */
    String name() {
        return test.map(LitmusTest::name).orElse(file.name());
    }

    /** For {@code --json}. */
    Map<String, Object> json() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("file", file.name());
        plain.put("test", name());
        test.ifPresent(t -> plain.put("dialect", t.dialect().title()));
        plain.put("machine", machine);
        plain.put("mapping", mapping);
        test.ifPresent(t -> plain.put("condition", t.quantifier().text() + " " + t.condition()));
        plain.put("verdict", decision.verdict().text());
        decision.holds().ifPresent(holds -> plain.put("holds", holds));
        expected.ifPresent(e -> plain.put("expected", e));
        plain.put("mismatch", isMismatch());
        if (!decision.reason().isEmpty()) {
            plain.put("reason", decision.reason());
            plain.put("detail", decision.detail());
        }
        plain.put("executions", decision.executions());
        if (!decision.states().isEmpty()) {
            plain.put("states", decision.states());
        }
        plain.put("remarks", decision.remarks());
        return plain;
    }
}
