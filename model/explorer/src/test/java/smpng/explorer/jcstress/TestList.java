package smpng.explorer.jcstress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/** What JCStress itself found when the samples were compiled: the index in their JAR. Fields are length, type, text. */
final class TestList {
    /** A test as the index has it: its outcomes are {@code expectation id} in order. */
    record Entry(String name, List<String> actors, List<String> outcomes, List<String> references) {}

    private final String line;
    private int at = "JCTEST".length();

    private TestList(String line) {
        this.line = line;
    }

    static Map<String, Entry> read() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (ZipFile jar = new ZipFile(Samples.JAR.toFile());
                InputStream in = jar.getInputStream(jar.getEntry("META-INF/TestList"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Entry entry = new TestList(line).entry();
                entries.put(entry.name, entry);
            }
        }
        return entries;
    }

    private Entry entry() {
        String name = next();
        next(); // the generated runner
        next(); // the description
        List<String> actors = many();
        next(); // whether it needs a fork
        List<String> outcomes = new ArrayList<>();
        int cases = Integer.parseInt(next());
        for (int i = 0; i < cases; i++) {
            String expect = next();
            next(); // the description
            many().forEach(id -> outcomes.add(expect + " " + id));
        }
        return new Entry(name, actors, outcomes, many());
    }

    private List<String> many() {
        int count = Integer.parseInt(next());
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    private String next() {
        int digits = at;
        while (Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        int length = Integer.parseInt(line.substring(at, digits));
        at = digits + 1 + length;
        return line.substring(digits + 1, at);
    }
}
