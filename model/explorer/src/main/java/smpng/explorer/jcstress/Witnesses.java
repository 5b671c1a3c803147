package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.View;
import smpng.explorer.report.ExecutionText;

/** Keeps the shortest of the executions that somebody wants to see. */
final class Witnesses implements Observer {
    private final StressTest test;
    private final Outcomes.Printer printer;
    private final Predicate<String> wanted;
    private final ExecutionText text;
    private final boolean strong;
    private @Nullable Witness best;

    Witnesses(
            StressTest test,
            Outcomes.Printer printer,
            Predicate<String> wanted,
            ExecutionText.Names names,
            boolean strong) {
        this.test = test;
        this.printer = printer;
        this.wanted = wanted;
        this.text = new ExecutionText(names);
        this.strong = strong;
    }

    Optional<Witness> best() {
        return Optional.ofNullable(best);
    }

    @Override
    public void complete(View end) {
        Outcomes one = new Outcomes(test, printer);
        one.complete(end);
        look(one, end);
    }

    @Override
    public void blocked(View end) {
        Outcomes one = new Outcomes(test, printer);
        one.blocked(end);
        look(one, end);
    }

    @Override
    public boolean failed(View end, int thread, Throwable thrown) {
        Outcomes one = new Outcomes(test, printer);
        boolean goOn = one.failed(end, thread, thrown);
        look(one, end);
        return goOn;
    }

    private void look(Outcomes one, View end) {
        Optional<String> what = Stream.concat(one.outcomes().keySet().stream(), one.incidents().keySet().stream())
                .filter(wanted)
                .findFirst();
        if (what.isEmpty()) {
            return;
        }
        List<List<Step>> steps = new ArrayList<>();
        for (int thread = 0; thread < end.threads(); thread++) {
            steps.add(end.steps(thread));
        }
        Witness found = new Witness(what.get(), strong, steps, "");
        Witness known = best;
        if (known == null || found.size() < known.size()) {
            best = new Witness(found.what(), strong, steps, text.of(end));
        }
    }
}
