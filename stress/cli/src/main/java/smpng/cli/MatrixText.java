package smpng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Status;

/** The evidence matrix on a terminal: a line for each cell, and below the failures. */
final class MatrixText {
    private static final int RESULT = 10;

    private MatrixText() {}

    static void print(List<Cell> cells, ReportFolder folder, Sheet sheet) {
        // A narrow terminal has the component on a line of its own.
        sheet.heading(
                sheet.isNarrow()
                        ? "component, engine  machine    result    bounds and date"
                        : String.format(
                                "%-16s %-16s %-10s %-9s %s",
                                "component", "engine", "machine", "result", "bounds and date"));
        String last = "";
        for (Cell cell : cells) {
            String component = cell.component().id();
            boolean first = !component.equals(last);
            last = component;
            if (sheet.isNarrow() && first) {
                sheet.line(component);
            }
            String engine = cell.engine().id();
            String machine = Coverage.machineText(cell.component(), cell.engine());
            String head = head(sheet, first ? component : "", engine, machine);
            if (cell instanceof Cell.Ran ran) {
                CellResult r = ran.result();
                List<LeftOver> more = LeftOver.of(r, folder);
                if (!more.isEmpty()) {
                    head = head(sheet, first ? component : "", engine, decided(r) + " models");
                }
                sheet.entry(head + sheet.paint(Sheet.Tone.of(r.status()), word(r.status()), RESULT), bounds(r));
                for (LeftOver left : more) {
                    boolean known = left.status() != Status.NOT_RUN;
                    sheet.entry(
                            head(sheet, "", "", left.count())
                                    + sheet.paint(
                                            Sheet.Tone.of(left.status()), known ? word(left.status()) : "-", RESULT),
                            String.join(" ", left.machines()) + ": " + left.text());
                }
            } else if (cell instanceof Cell.Empty empty) {
                sheet.entry(head + sheet.paint(Sheet.Tone.QUIET, "-", RESULT), empty.reason());
            }
        }
        for (Cell cell : cells) {
            if (cell instanceof Cell.Ran ran && ran.result().status() != Status.PASSED) {
                printFailures(ran.result(), sheet);
            }
        }
        sheet.flush();
    }

    private static String head(Sheet sheet, String component, String engine, String machine) {
        return sheet.isNarrow()
                ? String.format("  %-16s %-10s ", engine, machine)
                : String.format("%-16s %-16s %-10s ", component, engine, machine);
    }

    /** Machines of which the cell says something. */
    private static int decided(CellResult r) {
        return r.machines(Status.PASSED).size()
                + r.machines(Status.FAILED).size()
                + r.machines(Status.ERROR).size();
    }

    /** The result as a word. */
    static String word(Status status) {
        return switch (status) {
            case PASSED -> "holds";
            case FAILED -> "FAILS";
            case ERROR -> "UNDECIDED";
            case NOT_RUN -> "NOT RUN";
        };
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String bounds(CellResult r) {
        String models = models(r);
        return (models.isEmpty() ? "" : models + ", ")
                + r.evidence().size() + (r.evidence().size() == 1 ? " test, " : " tests, ")
                + r.budget().name().toLowerCase(Locale.ROOT) + ", " + choices(r) + ", JDK " + r.jdk() + ", "
                + seconds(r.millis()) + ", " + Page.date(r.date());
    }

    /** What the result depends on besides classes and budget: the seed, or the mapping where nothing is left to chance. */
    static String choices(CellResult r) {
        return r.evidence().stream()
                .flatMap(e -> e.machines().stream())
                .map(m -> "mapping " + m.mapping())
                .findFirst()
                .orElse("seed " + r.seed());
    }

    /** Of the machines that were decided, how many hold, and which do not; empty for other engines. */
    static String models(CellResult r) {
        List<String> holds = r.machines(Status.PASSED);
        List<String> fails = r.machines(Status.FAILED);
        List<String> open = r.machines(Status.ERROR);
        int all = holds.size()
                + fails.size()
                + open.size()
                + r.machines(Status.NOT_RUN).size();
        if (all == 0) {
            return "";
        }
        return (fails.isEmpty() ? "" : "fails on " + String.join(" ", fails) + ", ")
                + (open.isEmpty() ? "" : "undecided on " + String.join(" ", open) + ", ")
                + "holds on " + (holds.size() == all ? "all" : holds.isEmpty() ? "none" : String.join(" ", holds))
                + ", "
                + String.format(Locale.ROOT, "%,d executions", executions(r));
    }

    private static long executions(CellResult r) {
        return r.evidence().stream()
                .flatMap(e -> e.machines().stream())
                .mapToLong(m -> m.complete() + m.blocked())
                .sum();
    }

    private static void printFailures(CellResult result, Sheet sheet) {
        for (EvidenceResult e : result.evidence()) {
            if (e.status() != Status.PASSED) {
                sheet.gap();
                sheet.entry(
                        String.join(" ", e.claims()) + " " + sheet.paint(Sheet.Tone.of(e.status()), word(e.status()))
                                + "  ",
                        e.evidence());
                sheet.entry("  ", e.headline());
                if (!e.replay().isEmpty()) {
                    sheet.command("  replay: smpng replay " + Folders.shown(Path.of(e.replay())));
                }
            }
        }
    }
}
