package smpng.explorer.report;

import java.util.Optional;
import smpng.explorer.guest.Trace;

/** Lines as a trace has them. */
record TracedLines(Trace trace, SourceFiles sources) implements Lines {
    @Override
    public Optional<Line> at(int thread, int index) {
        return trace.source(thread, index)
                .map(its -> new Line(its.file(), its.line(), sources.line(its.className(), its.file(), its.line())));
    }
}
