package smpng.explorer.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import smpng.api.Exhaustive;
import smpng.api.ExhaustiveRunner;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Locations;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/** Explores test methods on the machines they name, one after another. */
public final class ExhaustiveTests implements ExhaustiveRunner {
    private static final String ALL = "all";

    /** Called by {@link java.util.ServiceLoader}. */
    public ExhaustiveTests() {}

    @Override
    public void run(Method test, Exhaustive how, BiConsumer<String, String> results) {
        check(test);
        if (how.maxThreads() < 1 || how.maxThreads() > Locations.MAX_THREADS) {
            throw new AssertionError("maxThreads is 1 to " + Locations.MAX_THREADS + ", not " + how.maxThreads());
        }
        List<String> machines = machines(how);
        List<Verdict> verdicts = new ArrayList<>();
        for (String machine : machines) {
            verdicts.add(new TestExploration(test, how.maxThreads(), List.of(how.benignRaces()), machines)
                    .on(settings(machine, how)));
        }
        report(test, how, verdicts, results);
    }

    private static void check(Method test) {
        if (test.getParameterCount() > 0
                || Modifier.isStatic(test.getModifiers())
                || Modifier.isPrivate(test.getModifiers())
                || test.getReturnType() != void.class) {
            throw new AssertionError(
                    test + " cannot be explored; it has to be an instance's, not private, void, without parameters");
        }
    }

    static List<String> machines(Exhaustive how) {
        List<String> asked = Arrays.stream(how.machines())
                .map(m -> m.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (asked.isEmpty() || asked.contains(ALL)) {
            return Models.names();
        }
        for (String machine : asked) {
            if (Models.byName(machine).isEmpty()) {
                throw new AssertionError(
                        "no such machine: " + machine + "; one of " + String.join(", ", Models.names()) + ", " + ALL);
            }
        }
        return asked;
    }

    static Exploration.Settings settings(String machine, Exhaustive how) {
        Exploration.Settings settings = Exploration.Settings.of(machine)
                .mapping(mapping(how.mapping()))
                .eventsAThread(how.maxSteps())
                .executions(how.maxExecutions());
        if (how.spuriousFailures()) {
            settings = settings.failingSpuriously();
        }
        boolean isLanguage = machine.equals("jam") || machine.equals("rc11");
        return isLanguage && !how.racesAreBenign() ? settings.findingRaces() : settings;
    }

    private static Mapping mapping(String name) {
        try {
            return Mapping.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new AssertionError("no such mapping: " + name + "; hotspot or freebsd", e);
        }
    }

    private static void report(
            Method test, Exhaustive how, List<Verdict> verdicts, BiConsumer<String, String> results) {
        List<Verdict> failed =
                verdicts.stream().filter(v -> v.kind() == Verdict.Kind.FAILS).toList();
        String name = test.getDeclaringClass().getSimpleName() + "." + test.getName();
        if (!failed.isEmpty()) {
            StringBuilder text =
                    new StringBuilder(name + " fails on " + failed.get(0).machine());
            text.append(others("also", failed.subList(1, failed.size())));
            text.append(others(
                    "holds on",
                    verdicts.stream()
                            .filter(v -> v.kind() == Verdict.Kind.HOLDS)
                            .toList()));
            text.append(others(
                    "undecided on",
                    verdicts.stream()
                            .filter(v -> v.kind() == Verdict.Kind.UNDECIDED)
                            .toList()));
            text.append('\n').append(failed.get(0).text());
            text.append(new KeptExecution(test, mapping(how.mapping())).keep(failed.get(0), verdicts));
            throw failed.get(0).error(text.toString());
        }
        for (Verdict verdict : verdicts) {
            if (verdict.kind() == Verdict.Kind.UNDECIDED) {
                throw verdict.error(name + " is undecided on " + verdict.machine() + ": " + verdict.text());
            }
            results.accept(verdict.machine(), verdict.text());
        }
    }

    private static String others(String word, List<Verdict> some) {
        return some.isEmpty()
                ? ""
                : "   " + word + ": "
                        + String.join(" ", some.stream().map(Verdict::machine).toList());
    }
}
