package smpng.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Says how far a run is: a bar on a terminal, else a line for each thing that ends. */
final class Progress implements AutoCloseable {
    private final PrintWriter lines;
    private final @Nullable ProgressBar bar;
    private final Set<String> running = new LinkedHashSet<>();

    Progress(String what, int total, PrintWriter lines) {
        this.lines = lines;
        this.bar = System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .build();
    }

    /** Shows a bar on a terminal, and nothing elsewhere: for many small things. */
    static Progress bar(String what, int total) {
        return new Progress(what, total, new PrintWriter(Writer.nullWriter()));
    }

    synchronized void begins(String name) {
        running.add(name);
        if (bar != null) {
            bar.setExtraMessage(String.join(", ", running));
        }
    }

    synchronized void ends(String name, String how) {
        running.remove(name);
        if (bar == null) {
            lines.println(name + ": " + how);
            lines.flush();
        } else {
            bar.step();
            bar.setExtraMessage(String.join(", ", running));
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
