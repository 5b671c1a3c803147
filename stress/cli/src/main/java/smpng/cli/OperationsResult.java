package smpng.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import smpng.explorer.linearizability.Bounds;
import smpng.explorer.linearizability.LinearizabilityFindings;
import smpng.explorer.report.Style;
import smpng.memory.mapping.Mapping;

/**
 * What was found of one class of operations.
 *
 * @param name the class
 * @param bounds how large the scenarios are
 * @param findings a machine each
 */
record OperationsResult(String name, Bounds bounds, List<LinearizabilityFindings> findings) {
    boolean isMismatch() {
        return findings.stream().anyMatch(f -> f.failure().isPresent());
    }

    boolean isDecided() {
        return findings.stream().allMatch(f -> f.failure().isPresent() || f.holds());
    }

    /** For {@code --json}. */
    Map<String, Object> json(Mapping mapping) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("test", name);
        plain.put("mapping", mapping.name().toLowerCase(Locale.ROOT));
        plain.put("bounds", bounds);
        plain.put("decided", isDecided());
        plain.put("mismatch", isMismatch());
        plain.put("machines", findings.stream().map(OperationsResult::json).toList());
        return plain;
    }

    private static Map<String, Object> json(LinearizabilityFindings found) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("machine", found.machine());
        plain.put("scenarios", found.scenarios());
        plain.put("complete", found.executions());
        plain.put("holds", found.holds());
        found.failure().ifPresent(failure -> {
            plain.put("scenario", failure.scenario().toString());
            plain.put("results", failure.results());
            plain.put("what", failure.what());
            plain.put("execution", failure.execution().text(Style.PLAIN));
        });
        if (!found.reason().isEmpty()) {
            plain.put("reason", found.reason());
        }
        return plain;
    }
}
