package smpng.suites.engines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much a test did, in its own words and in jqwik's. */
final class Bounds {
    /** Of what jqwik says about a property, what bounds it. */
    private static final List<String> JQWIK = List.of("tries", "checks", "seed");

    private final Map<String, String> figures = new LinkedHashMap<>();

    void add(Map<String, String> entries) {
        entries.forEach((key, value) -> {
            if (key.equals("timestamp")) {
                return;
            }
            if (value.contains("|--") || value.contains("tries =")) {
                value.lines().forEach(this::addJqwikLine);
            } else {
                figures.put(key, value.strip());
            }
        });
    }

    private void addJqwikLine(String line) {
        String said = line.split("\\|", 2)[0];
        int equals = said.indexOf('=');
        if (equals > 0 && JQWIK.contains(said.substring(0, equals).strip())) {
            figures.put(
                    said.substring(0, equals).strip(),
                    said.substring(equals + 1).strip());
        }
    }

    @Override
    public String toString() {
        List<String> said = new ArrayList<>();
        figures.forEach((key, value) -> said.add(key + " " + value));
        return String.join(", ", said);
    }
}
