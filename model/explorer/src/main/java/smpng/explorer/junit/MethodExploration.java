package smpng.explorer.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smpng.api.Exhaustive;
import smpng.explorer.graph.Exploration;
import smpng.explorer.jcstress.Conclusion;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.Grading;
import smpng.explorer.jcstress.Hangs;
import smpng.explorer.jcstress.StressExploration;

/** Explores an {@link Exhaustive} test method on one machine, for who asks about machines that it does not name itself. */
public final class MethodExploration {
    private final Method test;
    private final Exhaustive how;

    private MethodExploration(Method test, Exhaustive how) {
        this.test = test;
        this.how = how;
    }

    /** Of a test method; empty if it is none. */
    public static Optional<MethodExploration> of(Method test) {
        return Optional.ofNullable(test.getAnnotation(Exhaustive.class)).map(how -> new MethodExploration(test, how));
    }

    /** What the first failure hangs on, of those that a machine allows if nothing but addresses depends on what was read. */
    public Optional<Hangs> hanging(String machine, ExplorationSettings settings) {
        return exploration(machine).hanging(exact(machine, settings));
    }

    private Exploration.Settings exact(String machine, ExplorationSettings settings) {
        Exploration.Settings exact = ExhaustiveTests.settings(machine, how)
                .mapping(settings.mapping())
                .executions(Math.min(settings.maxExecutions(), how.maxExecutions()))
                .eventsAThread(Math.min(settings.maxSteps(), how.maxSteps()));
        return settings.spuriousFailures() ? exact.failingSpuriously() : exact;
    }

    /** What comes of it: the first failure ends it. */
    public Conclusion on(String machine, ExplorationSettings settings) {
        Exploration.Settings exact = exact(machine, settings);
        boolean strong = StressExploration.leavesOutLoadBuffering(machine);
        Verdict verdict = verdict(strong ? exact.assumingAllDependencies() : exact);
        if (strong && verdict.kind() == Verdict.Kind.HOLDS) {
            Verdict weak = verdict(exact);
            if (weak.kind() == Verdict.Kind.FAILS) {
                return Conclusion.Open.dependent(first(weak.text()));
            }
            verdict = weak;
        }
        return switch (verdict.kind()) {
            case HOLDS -> new Conclusion.Holds();
            case FAILS -> new Conclusion.Fails(List.of(new Grading.Remark(first(verdict.text()), "", Set.of(machine))));
            case UNDECIDED -> new Conclusion.Open(first(verdict.text()), "");
        };
    }

    private Verdict verdict(Exploration.Settings settings) {
        return exploration(settings.machine()).on(settings);
    }

    private TestExploration exploration(String machine) {
        return new TestExploration(test, how.maxThreads(), List.of(how.benignRaces()), List.of(machine));
    }

    private static String first(String text) {
        return text.lines().findFirst().orElse("");
    }
}
