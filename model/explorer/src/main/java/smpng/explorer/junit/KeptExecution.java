package smpng.explorer.junit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smpng.api.Engine;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ExecutionFiles;
import smpng.explorer.replay.ResultFiles;
import smpng.explorer.replay.SavedExecution;
import smpng.memory.mapping.Mapping;

/**
 * Keeps the execution in which a test method failed as a replay file, in the folder {@code counterexamples} of the build that
 * compiled the test. Each failure of a method takes the place of the one before.
 *
 * @param test the method
 * @param mapping how access modes became instructions
 */
record KeptExecution(Method test, Mapping mapping) {
    /** One class of each library that assertions come from: it need not be the program's, but has to be there. */
    private static final List<String> ASSERTIONS = List.of(
            "org/junit/jupiter/api/Assertions.class",
            "org/junit/platform/commons/JUnitException.class",
            "org/opentest4j/AssertionFailedError.class",
            "org/hamcrest/Matcher.class",
            "org/assertj/core/api/Assertions.class",
            "smpng/api/Exhaustive.class");

    /** Writes the file. Answers the lines for the reader: how to run it, or why there is no file. */
    String keep(Verdict failed, List<Verdict> all) {
        Optional<Witness> witness = failed.witness();
        if (witness.isEmpty()) {
            return "";
        }
        Path folder = BuildFolder.of(place(test.getDeclaringClass())).resolve("counterexamples");
        Path file = folder.resolve(name());
        try {
            new ResultFiles().write(file, counterexample(failed, witness.get(), all, folder));
            return "\nreplay    smpng replay " + BuildFolder.shown(file);
        } catch (IOException e) {
            return "\nreplay    no file: " + e;
        }
    }

    private String name() {
        return (test.getDeclaringClass().getName().replaceFirst(".*[.]", "") + "." + test.getName())
                        .replaceAll("[^\\p{Alnum}._$-]", "_")
                + ".json";
    }

    private Counterexample counterexample(Verdict failed, Witness witness, List<Verdict> all, Path folder) {
        SavedExecution saved = ExecutionFiles.save(
                failed.machine(),
                new ExplorationSettings(mapping, Long.MAX_VALUE),
                test.getName(),
                witness,
                ExecutionFiles.from(folder, places(witness)));
        String name = test.getDeclaringClass().getSimpleName() + "." + test.getName();
        return new Counterexample(
                List.of(),
                name + " fails on " + failed.machine() + ": "
                        + witness.what().lines().findFirst().orElse(""),
                Engine.EXHAUSTIVE.id(),
                test.getDeclaringClass().getName(),
                saved,
                0,
                List.of(),
                0,
                List.of(
                        witness.threads() + " threads, " + witness.size() + " steps: the first execution that fails on "
                                + failed.machine(),
                        "asked: "
                                + all.stream()
                                        .map(v -> v.machine() + " " + word(v))
                                        .toList()),
                List.of(),
                witness.text(),
                "");
    }

    private static String word(Verdict verdict) {
        return switch (verdict.kind()) {
            case HOLDS -> "holds";
            case FAILS -> "fails";
            case UNDECIDED -> "is undecided";
        };
    }

    /** The folders and archives that the classes which ran are in, and the libraries that a test calls. */
    private List<Path> places(Witness witness) {
        ClassLoader own = test.getDeclaringClass().getClassLoader();
        ClassLoader loader = own == null ? ClassLoader.getSystemClassLoader() : own;
        Set<Path> places = new LinkedHashSet<>();
        Stream.concat(witness.classes().keySet().stream().map(c -> c.replace('.', '/') + ".class"), ASSERTIONS.stream())
                .forEach(file -> Optional.ofNullable(loader.getResource(file))
                        .flatMap(url -> root(url, file))
                        .ifPresent(places::add));
        return List.copyOf(places);
    }

    /** Where a file of a class path lies. */
    private static Optional<Path> root(URL url, String file) {
        String text = url.toString();
        String place = text.substring(0, text.length() - file.length());
        if (place.startsWith("jar:") && place.endsWith("!/")) {
            place = place.substring("jar:".length(), place.length() - "!/".length());
        }
        try {
            return Optional.of(Path.of(new URI(place)));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // in a place that is no file: whoever replays has to name it
        }
    }

    private static Optional<Path> place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        return url == null ? Optional.empty() : root(url, "");
    }
}
