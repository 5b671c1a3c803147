package smpng.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smpng.explorer.report.Exports;
import smpng.litmus.Decider;
import smpng.litmus.Decision;
import smpng.litmus.LitmusException;
import smpng.litmus.LitmusReader;
import smpng.litmus.LitmusTest;
import smpng.memory.enumerate.Limits;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/**
 * Writes executions as litmus tests and as tests of JCStress. A litmus test that is not decided as allowed where the execution
 * was found is not written, and it is said why.
 *
 * @param folder where to
 * @param mapping how access modes become a machine's instructions
 */
record ExploreExports(Path folder, Mapping mapping) {
    private static final Limits LIMITS = Limits.of(Duration.ofSeconds(10));

    /**
     * Checks the folder.
     *
     * @throws InputError if it is a file
     */
    static ExploreExports to(Path folder, Mapping mapping) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputError("not a folder", folder.toString(), "name another one with --export");
        }
        return new ExploreExports(folder, mapping);
    }

    /** Writes a test's executions; a line on each file. */
    List<String> write(ExploreResult result) {
        List<String> lines = new ArrayList<>();
        for (ExploreResult.Shown shown : result.exported()) {
            String test = result.grading().map(g -> g.test().shortName()).orElse(result.name());
            for (Exports.File file : shown.exports().files(test, shown.what())) {
                lines.add(write(file, shown));
            }
        }
        return lines;
    }

    private String write(Exports.File file, ExploreResult.Shown shown) {
        String kind = file.isLitmus() ? "litmus test" : "test of JCStress";
        String refusal = file.refusal();
        if (refusal.isEmpty() && file.isLitmus()) {
            refusal = undecided(file, shown.machine());
        }
        if (!refusal.isEmpty()) {
            return "no " + kind + " of " + shown.what() + ": " + refusal;
        }
        Path path = folder.resolve(file.path());
        try {
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(path, file.text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + path, e);
        }
        return file.isLitmus()
                ? "smpng litmus " + Folders.shown(path) + " --machine " + shown.machine() + " --mapping "
                        + mapping.name().toLowerCase(Locale.ROOT)
                : Folders.shown(path).toString();
    }

    /** Why a test is not known to be allowed; empty if it is. */
    private String undecided(Exports.File file, String machine) {
        try {
            LitmusTest test = new LitmusReader().read(file.path(), file.text());
            LitmusTest compiled =
                    test.with(mapping.compile(test.program(), machine).program());
            Decision decision = new Decider(Models.byName(machine).orElseThrow(), LIMITS).decide(compiled, false);
            return decision.verdict() == Decision.Verdict.ALLOWED
                    ? ""
                    : machine + " decides it as " + decision.verdict().text();
        } catch (LitmusException e) {
            return "it cannot be read: " + e.getMessage();
        }
    }
}
