package smpng.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Status;

/** The evidence matrix on a terminal: a line for each cell, and below the failures. */
final class MatrixText {
    private static final String ROW = "%-16s %-16s %-10s %-9s %s%n";

    private MatrixText() {}

    static void print(List<Cell> cells, PrintWriter out) {
        out.printf(ROW, "component", "engine", "machine", "result", "bounds and date");
        String last = "";
        for (Cell cell : cells) {
            String component = cell.component().id();
            String shown = component.equals(last) ? "" : component;
            last = component;
            String machine = Coverage.machineText(cell.engine());
            if (cell instanceof Cell.Ran ran) {
                CellResult r = ran.result();
                out.printf(ROW, shown, cell.engine().id(), machine, word(r.status()), bounds(r));
            } else if (cell instanceof Cell.Empty empty) {
                out.printf(ROW, shown, cell.engine().id(), machine, "-", empty.reason());
            }
        }
        for (Cell cell : cells) {
            if (cell instanceof Cell.Ran ran && ran.result().status() != Status.PASSED) {
                printFailures(ran.result(), out);
            }
        }
        out.flush();
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
        return r.evidence().size() + (r.evidence().size() == 1 ? " test, " : " tests, ")
                + r.budget().name().toLowerCase(Locale.ROOT) + ", seed " + r.seed() + ", JDK " + r.jdk() + ", "
                + seconds(r.millis()) + ", " + r.date();
    }

    private static void printFailures(CellResult result, PrintWriter out) {
        for (EvidenceResult e : result.evidence()) {
            if (e.status() != Status.PASSED) {
                out.println();
                out.printf("%s %s: %s%n", String.join(" ", e.claims()), word(e.status()), e.evidence());
                out.printf("  %s%n", e.headline());
                if (!e.replay().isEmpty()) {
                    out.printf("  replay: smpng replay %s%n", e.replay());
                }
            }
        }
    }
}
