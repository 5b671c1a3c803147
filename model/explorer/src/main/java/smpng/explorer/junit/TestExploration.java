package smpng.explorer.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smpng.api.Exhaustive;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.Threads;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.Variables;
import smpng.explorer.guest.World;
import smpng.explorer.jcstress.Hangs;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.report.Named;
import smpng.explorer.report.Narrator;
import smpng.explorer.report.SourceFiles;
import smpng.explorer.report.Words;

/** Explores one test method on one machine. */
final class TestExploration {
    static final List<String> ASSERTIONS = List.of(
            "org.junit.jupiter.api",
            "org.junit.platform.commons",
            "org.opentest4j",
            "org.hamcrest",
            "org.assertj.core.api");

    private final Method test;
    private final int maxThreads;
    private final List<String> benignRaces;
    private final List<String> machines;

    /**
     * Explores a test.
     *
     * @param benignRaces fields whose races are no failures, as {@code Class.field}
     * @param machines on which the test should hold
     */
    TestExploration(Method test, int maxThreads, List<String> benignRaces, List<String> machines) {
        this.test = test;
        this.maxThreads = maxThreads;
        this.benignRaces = benignRaces;
        this.machines = machines;
    }

    /** Explores. */
    Verdict on(Exploration.Settings settings) {
        return on(settings, List.of(), Exploration::run);
    }

    /**
     * Runs one execution again.
     *
     * @param sourcePath folders and archives of sources
     */
    Verdict again(Exploration.Settings settings, List<List<Step>> steps, List<Path> sourcePath) {
        return on(
                settings,
                sourcePath,
                (threads, locations, how, observer) -> Exploration.retrace(threads, locations, how, steps, observer));
    }

    /** How a program is run. */
    private interface Run {
        Exploration.Result run(
                Threads threads, Locations locations, Exploration.Settings settings, FirstFailure observer);
    }

    /** What the first execution that fails hangs on; empty if none fails. */
    Optional<Hangs> hanging(Exploration.Settings settings) {
        try {
            Ready ready = new Ready(settings, List.of());
            FirstFailure observer = new FirstFailure();
            Exploration.run(ready.threads, ready.world.locations(), settings, observer);
            return observer.execution()
                    .map(seen -> new Hangs(observer.failure(), ready.narrator.hanging(ready.threads, seen)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return Optional.empty(); // it was explored a moment ago: what went wrong was told then
        }
    }

    private Verdict on(Exploration.Settings settings, List<Path> sourcePath, Run run) {
        String machine = settings.machine();
        try {
            Ready ready = new Ready(settings, sourcePath);
            FirstFailure observer = new FirstFailure();
            Exploration.Result result = run.run(ready.threads, ready.world.locations(), settings, observer);
            return observer.verdict(
                    machine,
                    result,
                    (what, seen) -> new Witness(
                            what,
                            false,
                            machines,
                            seen.steps(),
                            ready.narrator.tell(ready.threads, seen),
                            ready.narrator.exports(seen),
                            ready.world.classes()));
        } catch (NotModelled | LinkageError | ReflectiveOperationException e) {
            return new Verdict(machine, Verdict.Kind.UNDECIDED, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return new Verdict(machine, Verdict.Kind.UNDECIDED, "the test's object cannot be made: " + e, e);
        }
    }

    /** The test in a world of its own. */
    private final class Ready {
        private final World world;
        private final Threads threads;
        private final Narrator narrator;

        Ready(Exploration.Settings settings, List<Path> sourcePath) throws Exception {
            ClassLoader own = test.getDeclaringClass().getClassLoader();
            ClassLoader source = own == null ? ClassLoader.getSystemClassLoader() : own;
            Identities identities = new Identities(new Locations(), isTearing());
            world = new World(options(source), identities);
            world.locations().racesAreBenign(new BenignRaces(world, test.getDeclaringClass()).of(benignRaces));
            threads = threads(world);
            narrator = new Narrator(
                    world,
                    new Named(new Variables(identities, source), Words.present()),
                    settings,
                    machines,
                    new SourceFiles(sourcePath, source));
        }
    }

    private boolean isTearing() {
        Exhaustive how = test.getAnnotation(Exhaustive.class);
        return how != null && how.tearing();
    }

    /** Assertions run as they are: they are no part of what is tested, and have no state. */
    private static World.Options options(ClassLoader source) {
        World.Options all = World.Options.of(source);
        return new World.Options(
                source,
                name -> ASSERTIONS.stream().noneMatch(library -> name.startsWith(library + ".")),
                all.refusals()
                        .allowing(ASSERTIONS.stream()
                                .map(library -> library + ".*")
                                .toArray(String[]::new)));
    }

    /** The test method as thread 0, on an object that was made and prepared before. */
    private Threads threads(World world) throws Exception {
        Class<?> type = world.load(test.getDeclaringClass().getName());
        Object object = world.setUp(() -> {
            Object its = world.create(type);
            for (Method before : Preparations.of(test.getDeclaringClass())) {
                Method same = world.load(before.getDeclaringClass().getName()).getDeclaredMethod(before.getName());
                same.setAccessible(true);
                same.invoke(its);
            }
            return its;
        });
        return world.threads(List.of(world.body(type, test.getName(), object)), maxThreads);
    }
}
