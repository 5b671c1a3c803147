package smpng.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.SavedExecution;
import smpng.explorer.report.Account;
import smpng.suites.catalogue.Checkout;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Status;

/**
 * What fell, in the form that code-scanning pages read: SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0). A result for each
 * counterexample of the components as built, at the line of its last step, with the steps of each thread; and one for each
 * piece of evidence that failed and has no replay file. What a seeded bug shows is no finding.
 */
final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String OTHER = "counterexample";

    private final Checkout checkout;
    private final Map<String, String> rules;
    private final Map<String, String> uris = new TreeMap<>();

    /**
     * With rules.
     *
     * @param rules the claims' texts by their ids
     */
    Sarif(Checkout checkout, Map<String, String> rules) {
        this.checkout = checkout;
        this.rules = rules;
    }

    /** A place in a source. */
    private record Where(String file, int line, String says) {}

    /** The document. */
    Map<String, Object> document(List<CellResult> cells, Map<Path, Counterexample> counterexamples) throws IOException {
        List<Map<String, Object>> results = new ArrayList<>();
        for (Map.Entry<Path, Counterexample> its : counterexamples.entrySet()) {
            if (its.getValue().bug().isEmpty()) {
                results.add(result(its.getValue(), its.getKey()));
            }
        }
        for (CellResult cell : cells) {
            for (EvidenceResult e : cell.evidence()) {
                if (cell.bug().isEmpty()
                        && e.status() == Status.FAILED
                        && e.replay().isEmpty()) {
                    String message = e.evidence() + ": " + e.headline();
                    results.add(plain(rule(e.claims()), message, Optional.of(inSource(e.className()))));
                }
            }
        }
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver(results)));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", results);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", SCHEMA);
        document.put("version", "2.1.0");
        document.put("runs", List.of(run));
        return document;
    }

    private Map<String, Object> driver(List<Map<String, Object>> results) {
        List<Map<String, Object>> used = results.stream()
                .map(r -> String.valueOf(r.get("ruleId")))
                .distinct()
                .sorted()
                .map(id -> {
                    Map<String, Object> rule = new LinkedHashMap<>();
                    rule.put("id", id);
                    rule.put("shortDescription", message(rules.getOrDefault(id, "an execution that may not be")));
                    return rule;
                })
                .toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "smpng");
        driver.put("rules", used);
        return driver;
    }

    private Map<String, Object> result(Counterexample its, Path file) throws IOException {
        Map<String, List<Where>> threads = new LinkedHashMap<>();
        Optional<SavedExecution> saved = Exports.execution(its);
        if (saved.isPresent()) {
            for (Account.Row row : saved.get().account().rows()) {
                where(row.where(), row.action())
                        .ifPresent(w -> threads.computeIfAbsent(row.name(), x -> new ArrayList<>())
                                .add(w));
            }
        } else {
            for (Counterexample.Step step : its.timeline()) {
                where(step.source(), step.action())
                        .ifPresent(w -> threads.computeIfAbsent(step.actor(), x -> new ArrayList<>())
                                .add(w));
            }
        }
        Optional<Where> last = last(its, saved);
        Map<String, Object> result = plain(
                rule(its.claims()),
                its.title() + "; smpng replay " + Folders.shown(file),
                last.isPresent() ? last : Optional.of(inSource(its.guestClass())));
        if (!threads.isEmpty()) {
            List<Map<String, Object>> flows = new ArrayList<>();
            for (Map.Entry<String, List<Where>> thread : threads.entrySet()) {
                List<Map<String, Object>> steps = new ArrayList<>();
                for (Where where : thread.getValue()) {
                    steps.add(Map.of("location", location(where)));
                }
                Map<String, Object> flow = new LinkedHashMap<>();
                flow.put("id", thread.getKey());
                flow.put("locations", steps);
                flows.add(flow);
            }
            result.put("codeFlows", List.of(Map.of("threadFlows", flows)));
        }
        return result;
    }

    private static Optional<Where> last(Counterexample its, Optional<SavedExecution> saved) {
        List<Optional<Where>> all = saved.isPresent()
                ? saved.get().account().rows().stream()
                        .map(row -> where(row.where(), row.action()))
                        .toList()
                : its.timeline().stream()
                        .map(step -> where(step.source(), step.action()))
                        .toList();
        return all.stream().flatMap(Optional::stream).reduce((one, next) -> next);
    }

    private Map<String, Object> plain(String rule, String message, Optional<Where> where) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", rule);
        result.put("level", "error");
        result.put("message", message(message));
        if (where.isPresent()) {
            result.put("locations", List.of(location(where.get())));
        }
        return result;
    }

    private static String rule(List<String> claims) {
        return claims.isEmpty() ? OTHER : claims.get(0);
    }

    private static Map<String, Object> message(String text) {
        return Map.of("text", text.isEmpty() ? "no more is known" : text);
    }

    private static Optional<Where> where(String text, String says) {
        int colon = text.lastIndexOf(':');
        return colon > 0 && text.substring(colon + 1).matches("[1-9][0-9]{0,8}")
                ? Optional.of(new Where(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)), says))
                : Optional.empty();
    }

    /** A class without lines: its file, from the top. */
    private static Where inSource(String className) {
        String outer = className.replaceFirst("\\$.*", "");
        return new Where(outer.substring(outer.lastIndexOf('.') + 1) + ".java", 1, "");
    }

    private Map<String, Object> location(Where where) throws IOException {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", Map.of("uri", uri(where.file())));
        place.put("region", Map.of("startLine", where.line()));
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", place);
        if (!where.says().isEmpty()) {
            location.put("message", message(where.says()));
        }
        return location;
    }

    /** From the top of the checkout where it has the file, else the name alone; as URIs are written. */
    private String uri(String file) throws IOException {
        String known = uris.get(file);
        if (known != null) {
            return known;
        }
        Optional<Path> found = checkout.find(file);
        String path = found.map(f -> checkout.home()
                        .relativize(f.toAbsolutePath().normalize())
                        .toString())
                .orElse(file)
                .replace('\\', '/');
        String uri = escaped(path);
        uris.put(file, uri);
        return uri;
    }

    @SuppressWarnings("nullness:argument") // the library takes null for none
    private static String escaped(String path) {
        try {
            return String.valueOf(new URI(null, null, PlainText.shown(path), null).toASCIIString());
        } catch (URISyntaxException e) {
            return "unnamed";
        }
    }
}
