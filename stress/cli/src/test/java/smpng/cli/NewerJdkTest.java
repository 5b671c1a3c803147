package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.CellRun;
import smpng.suites.engines.CellRunner;
import smpng.suites.engines.Effort;
import smpng.suites.engines.Jdk;
import smpng.suites.engines.Status;

/**
 * Where the machine has a newer JDK than the one that builds, the evidence holds on it too: static checks and a tenth
 * of the properties' cases of every component, and of the slow engines those of the smallest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewerJdkTest {
    private static final int NEWER = 25;
    private static final String SMOKE = "refcount";
    private static final int JOBS = 2;

    private final ExecutorService jobs = Executors.newFixedThreadPool(JOBS);
    private final CellRunner runner = new CellRunner(Checkout.current(), JOBS);

    @AfterAll
    void stop() {
        jobs.shutdownNow();
        runner.close();
    }

    @TestFactory
    Stream<DynamicTest> evidenceHolds() {
        Optional<Jdk> newer = find();
        if (newer.isEmpty()) {
            System.out.println("no JDK " + NEWER + " was found: the evidence was run on "
                    + Jdk.current().version() + " only");
            return Stream.empty();
        }
        List<DynamicTest> tests = new ArrayList<>();
        // By engine: a JVM that has run one cell runs the next of its kind in less time.
        for (Engine engine : Engine.values()) {
            for (Component component : Catalogue.scan().components()) {
                boolean quick = engine == Engine.PROPERTIES || engine == Engine.STATIC;
                if (component.engines().contains(engine)
                        && (quick || component.id().equals(SMOKE))) {
                    Future<CellResult> result = jobs.submit(() -> run(component, engine, newer.get()));
                    tests.add(DynamicTest.dynamicTest(
                            component.id() + " " + engine.id() + " on "
                                    + newer.get().version(),
                            () -> assertEquals(Status.PASSED, result.get().status(), () -> said(result))));
                }
            }
        }
        return tests.stream();
    }

    private static String said(Future<CellResult> result) {
        try {
            return result.get().evidence().toString();
        } catch (InterruptedException | ExecutionException e) {
            return e.toString();
        }
    }

    private CellResult run(Component component, Engine engine, Jdk jdk) throws InterruptedException {
        Path work = Path.of("target", "newer-jdk", component.id() + "." + engine.id())
                .toAbsolutePath();
        CellRun green = CellRun.green(component, engine, Budget.QUICK, 1, jdk, work, work.resolve("counterexamples"));
        return runner.run(green.with(Effort.SAMPLE));
    }

    /** A JDK of that release, unless this is one: named by the environment, or installed next to this one. */
    static Optional<Jdk> find() {
        if (Jdk.current().feature() >= NEWER) {
            return Optional.empty();
        }
        List<Path> candidates = new ArrayList<>();
        for (String variable : List.of("JAVA_HOME_" + NEWER, "JDK_" + NEWER, "JAVA_HOME_" + NEWER + "_X64")) {
            Optional.ofNullable(System.getenv(variable)).map(Path::of).ifPresent(candidates::add);
        }
        Path home = Path.of(System.getProperty("user.home"));
        for (Path folder : List.of(
                Optional.ofNullable(Jdk.current().home().getParent()).orElse(home),
                Path.of("/usr/lib/jvm"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                home.resolve(".jdks"),
                home.resolve(".sdkman/candidates/java"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> siblings = Files.list(folder)) {
                    siblings.sorted()
                            .flatMap(s -> Stream.of(s, s.resolve("Contents/Home")))
                            .forEach(candidates::add);
                } catch (IOException e) {
                    System.out.println("cannot look for JDKs in " + folder + ": " + e.getMessage());
                }
            }
        }
        return candidates.stream().flatMap(c -> at(c).stream()).findFirst();
    }

    private static Optional<Jdk> at(Path home) {
        try {
            Jdk jdk = Jdk.at(home);
            return jdk.feature() == NEWER ? Optional.of(jdk) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
