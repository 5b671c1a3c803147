package smpng.explorer.junit;

import java.lang.reflect.Method;
import java.util.List;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Threads;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.Variables;
import smpng.explorer.guest.World;
import smpng.explorer.report.Named;
import smpng.explorer.report.Narrator;
import smpng.explorer.report.SourceFiles;
import smpng.explorer.report.Style;

/** Explores one test method on one machine. */
final class TestExploration {
    private static final List<String> ASSERTIONS = List.of(
            "org.junit.jupiter.api",
            "org.junit.platform.commons",
            "org.opentest4j",
            "org.hamcrest",
            "org.assertj.core.api");

    private final Method test;
    private final int maxThreads;
    private final List<String> benignRaces;

    /**
     * Explores a test.
     *
     * @param benignRaces fields whose races are no failures, as {@code Class.field}
     */
    TestExploration(Method test, int maxThreads, List<String> benignRaces) {
        this.test = test;
        this.maxThreads = maxThreads;
        this.benignRaces = benignRaces;
    }

    Verdict on(Exploration.Settings settings) {
        String machine = settings.machine();
        try {
            ClassLoader own = test.getDeclaringClass().getClassLoader();
            ClassLoader source = own == null ? ClassLoader.getSystemClassLoader() : own;
            Identities identities = new Identities(new Locations());
            World world = new World(options(source), identities);
            world.locations().racesAreBenign(new BenignRaces(world, test.getDeclaringClass()).of(benignRaces));
            FirstFailure observer = new FirstFailure();
            Threads threads = threads(world);
            Exploration.Result result = Exploration.run(threads, world.locations(), settings, observer);
            Narrator narrator = new Narrator(
                    world, new Named(new Variables(identities, source)), settings, new SourceFiles(List.of(), source));
            return observer.verdict(
                    machine, result, seen -> narrator.tell(threads, seen).text(Style.PLAIN));
        } catch (NotModelled | LinkageError | ReflectiveOperationException e) {
            return new Verdict(machine, Verdict.Kind.UNDECIDED, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return new Verdict(machine, Verdict.Kind.UNDECIDED, "the test's object cannot be made: " + e, e);
        }
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
