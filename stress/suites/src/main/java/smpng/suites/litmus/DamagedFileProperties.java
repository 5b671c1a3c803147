package smpng.suites.litmus;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.litmus.LitmusReader;
import smpng.litmus.LitmusTest;
import smpng.suites.catalogue.Checkout;
import smpng.suites.litmus.DamagedFile.End;

/** The project's own tests and models, damaged: a hundred thousand of them if there is time. */
public class DamagedFileProperties {
    private static final long SEED = Long.getLong("smpng.seed", 1);

    /** Far more than any file's budget, on however busy a machine. */
    private static final long HANGS_AFTER_SECONDS = 120;

    /** Of so many damaged files one at least is still decided, and one refused; else the damage is of the wrong size. */
    private static final int SOME = 20;

    private static final int FRAMES = 12;

    /** The dialect of the tests that each model is tried on. */
    private static final Map<String, String> DIALECTS = Map.of(
            "tso.cat", "x86",
            "armv8.cat", "aarch64",
            "power.cat", "ppc",
            "riscv.cat", "riscv",
            "rc11.cat", "c",
            "sc.cat", "c");

    @Test
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"LT-1"},
            redBy = {"lt-thread-unchecked", "lt-operands-uncounted"})
    void aDamagedTestIsDecidedOrRefusedAtItsPlace(TestReporter report) throws IOException, InterruptedException {
        Mutations files = Mutations.of(checkout("model/litmus/classic"), ".litmus", SEED);
        int count = Budget.current().pick(4_000, 20_000, 100_000);
        run(count, report, files, n -> new DamagedFile("damaged.litmus", files.file(n), n).asTest());
    }

    @Test
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"LT-2"},
            redBy = {"lt-cat-name-unchecked"})
    void aDamagedModelIsUsedOrRefusedAtItsPlace(TestReporter report) throws IOException, InterruptedException {
        Mutations files = Mutations.of(checkout("model/litmus/src/test/resources/cat"), ".cat", SEED);
        Map<String, List<LitmusTest>> tests = new HashMap<>();
        for (Map.Entry<String, String> each : DIALECTS.entrySet()) {
            tests.put(each.getKey(), some(each.getValue()));
        }
        int count = Budget.current().pick(1_000, 4_000, 20_000);
        run(
                count,
                report,
                files,
                n -> new DamagedFile("damaged.cat", files.file(n), n).asModel(fitting(tests, files.original(n))));
    }

    private static List<LitmusTest> fitting(Map<String, List<LitmusTest>> tests, Path model) {
        return Optional.ofNullable(tests.get(String.valueOf(model.getFileName())))
                .orElseThrow(() -> new AssertionError("no tests are named for " + model));
    }

    private static List<LitmusTest> some(String dialect) throws IOException {
        try (Stream<Path> files = Files.list(checkout("model/litmus/classic").resolve(dialect))) {
            return files.filter(f -> f.toString().matches(".*/(MP|SB|RES2|CAS2)[^/]*\\.litmus"))
                    .sorted()
                    .limit(3)
                    .map(new LitmusReader()::read)
                    .toList();
        }
    }

    private static Path checkout(String folder) {
        return Checkout.current().home().resolve(folder);
    }

    private static void run(int count, TestReporter report, Mutations files, LongFunction<End> each)
            throws InterruptedException {
        Map<End, Integer> ends = new EnumMap<>(End.class);
        for (long n = 0; n < count; n++) {
            ends.merge(watched(n, files, each), 1, Integer::sum);
        }
        ends.forEach((end, times) -> report.publishEntry(end.name().toLowerCase(Locale.ROOT), Integer.toString(times)));
        report.publishEntry("seed", Long.toString(SEED));
        for (End end : List.of(End.DECIDED, End.REFUSED)) {
            if (ends.getOrDefault(end, 0) * SOME < count) {
                throw new AssertionError("of " + count + " files: " + ends);
            }
        }
    }

    /** On a thread of its own: what hangs is left behind, and said. */
    private static End watched(long number, Mutations files, LongFunction<End> each) throws InterruptedException {
        FutureTask<End> task = new FutureTask<>(() -> each.apply(number));
        Thread thread = new Thread(task, "damaged file " + number);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Not as its cause: whatever it was, it is what the claim excludes, and no failure of the test.
            throw failed(number, files, "neither decided nor refused: " + trace(e.getCause()));
        } catch (TimeoutException e) {
            throw failed(number, files, "still not decided after " + HANGS_AFTER_SECONDS + " s");
        }
    }

    private static String trace(@Nullable Throwable failure) {
        StringWriter text = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(text));
        }
        return text.toString().lines().limit(FRAMES).collect(Collectors.joining("\n"));
    }

    private static AssertionError failed(long number, Mutations files, String what) {
        return new AssertionError(what + "\nfile " + number + " of seed " + SEED + ":\n" + files.file(number));
    }
}
