package smpng.cli;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.Status;

/**
 * A report in a few lines: what was run, when, on what, and what is open.
 *
 * @param ran what was run
 * @param when from when to when
 * @param on the JDKs and machines that ran it
 * @param fails the cells that fail
 * @param open the cells of which nothing is known, or not of these classes
 */
record RunSummary(String ran, String when, String on, List<String> fails, List<String> open) {
    private static final int SHOWN = 8;

    static RunSummary of(Catalogue catalogue, Kept kept) {
        List<String> fails = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int runnable = 0;
        for (Component component : catalogue.components()) {
            for (Engine engine : Engine.values()) {
                if (Coverage.hole(component, engine).isEmpty()) {
                    runnable++;
                    String name = component.id() + " " + engine.id();
                    Optional<CellResult> last = kept.folder().last(component.id(), engine);
                    boolean stale = last.isPresent() && !last.get().classes().equals(component.classes());
                    if (last.isEmpty()) {
                        open.add(name + " (not run)");
                    } else if (stale) {
                        open.add(name + " (of other classes)");
                    } else if (last.get().status() == Status.FAILED) {
                        fails.add(name);
                    } else if (last.get().status() != Status.PASSED) {
                        String word = MatrixText.word(last.get().status()).toLowerCase(Locale.ROOT);
                        open.add(name + " (" + word + ")");
                    }
                }
            }
        }
        List<CellResult> cells = kept.cells();
        long tests = cells.stream().mapToLong(c -> c.evidence().size()).sum();
        List<String> dates = cells.stream().map(CellResult::date).sorted().toList();
        return new RunSummary(
                cells.size() + " of " + runnable + " cells, " + tests + " tests, "
                        + kept.counterexamples().size() + " counterexamples",
                when(dates),
                cells.stream()
                        .map(c -> "JDK " + c.jdk() + ", " + c.os() + " " + c.arch() + ", " + c.cpus() + " processors")
                        .distinct()
                        .collect(Collectors.joining("; ")),
                fails,
                open);
    }

    private static String when(List<String> sorted) {
        if (sorted.isEmpty()) {
            return "never";
        }
        String first = Page.date(sorted.get(0));
        String last = Page.date(sorted.get(sorted.size() - 1));
        return first.equals(last) ? first : first + " to " + last;
    }

    /** The first of them: the matrix shows which the others are. */
    private static String some(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? shown : shown + ", and " + (names.size() - SHOWN) + " more below";
    }

    /** Where nothing was run, nothing can have failed: that is no good news, and not green. */
    private DomContent failing() {
        if (!fails.isEmpty()) {
            return dd(some(fails)).withClass("fails");
        }
        return on.isEmpty()
                ? dd("not known: nothing was run").withClass("quiet")
                : dd("nothing").withClass("holds");
    }

    DomContent content() {
        return dl(
                dt("run"),
                dd(ran),
                dt("when"),
                dd(when),
                iff(!on.isEmpty(), each(dt("on"), dd(on))),
                dt("fails"),
                failing(),
                dt("open"),
                dd(open.isEmpty() ? "nothing" : open.size() + ": " + some(open)));
    }
}
