package smpng.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.SavedExecution;
import smpng.explorer.report.Account;

/**
 * A counterexample in the Chrome trace-event format, for Perfetto and its like: a track for each thread or CPU, a slice for
 * each step, an arrow from each write to what reads it. A step takes ten microseconds: there is no time in it, only an order.
 */
final class TraceEvents {
    private static final int STEP = 10;
    private static final int PROCESS = 1;

    private final List<Map<String, Object>> events = new ArrayList<>();
    private final Map<String, Integer> tracks = new LinkedHashMap<>();

    private TraceEvents() {}

    /** Of an explored execution. */
    static Map<String, Object> of(Counterexample its, SavedExecution saved) {
        TraceEvents trace = new TraceEvents();
        trace.process(its.title());
        Map<List<Integer>, Integer> times = new LinkedHashMap<>();
        List<Account.Row> rows = saved.account().rows();
        rows.forEach(row -> times.put(List.of(row.thread(), row.index()), times.size() * STEP));
        for (Account.Row row : rows) {
            int time = times.getOrDefault(List.of(row.thread(), row.index()), 0);
            int track = trace.track(row.name());
            trace.slice(row.action(), track, time, row.where(), row.code());
            List<Integer> from = from(saved, row);
            Integer start = times.get(from);
            if (start != null) {
                rows.stream()
                        .filter(r -> List.of(r.thread(), r.index()).equals(from))
                        .findFirst()
                        .ifPresent(source -> trace.arrow(trace.track(source.name()), start, track, time));
            }
        }
        return trace.whole();
    }

    private static List<Integer> from(SavedExecution saved, Account.Row row) {
        boolean known = row.thread() >= 0
                && row.thread() < saved.threads().size()
                && row.index() >= 0
                && row.index() < saved.threads().get(row.thread()).size();
        return known ? saved.threads().get(row.thread()).get(row.index()).from() : List.of();
    }

    /** Of a counterexample with a timeline. */
    static Map<String, Object> of(Counterexample its) {
        TraceEvents trace = new TraceEvents();
        trace.process(its.title());
        long row = 0;
        for (Counterexample.Step step : its.timeline()) {
            String who = step.thread().isEmpty() ? "" : step.thread() + ": ";
            String what = step.action().isEmpty() ? step.state() : who + step.action();
            trace.slice(
                    what, trace.track(step.actor().isEmpty() ? "all" : step.actor()), row * STEP, step.source(), "");
            row++;
        }
        return trace.whole();
    }

    private Map<String, Object> whole() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("traceEvents", events);
        whole.put("displayTimeUnit", "ns");
        return whole;
    }

    private void process(String title) {
        Map<String, Object> event = event("M", "process_name", 0);
        event.put("args", Map.of("name", title));
    }

    private int track(String name) {
        Integer known = tracks.get(name);
        if (known != null) {
            return known;
        }
        int track = tracks.size() + 1;
        tracks.put(name, track);
        Map<String, Object> event = event("M", "thread_name", track);
        event.put("args", Map.of("name", name));
        return track;
    }

    private void slice(String name, int track, long time, String where, String code) {
        Map<String, Object> event = event("X", name, track);
        event.put("cat", "step");
        event.put("ts", time);
        event.put("dur", STEP);
        Map<String, Object> more = new LinkedHashMap<>();
        if (!where.isEmpty()) {
            more.put("source", where);
        }
        if (!code.isEmpty()) {
            more.put("code", code);
        }
        event.put("args", more);
    }

    private void arrow(int fromTrack, int fromTime, int toTrack, int toTime) {
        int id = events.size();
        Map<String, Object> start = event("s", "reads from", fromTrack);
        start.put("cat", "rf");
        start.put("id", id);
        start.put("ts", fromTime + 1);
        Map<String, Object> end = event("f", "reads from", toTrack);
        end.put("cat", "rf");
        end.put("id", id);
        end.put("bp", "e");
        end.put("ts", toTime + 1);
    }

    private Map<String, Object> event(String phase, String name, int track) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("ph", phase);
        event.put("name", name);
        event.put("pid", PROCESS);
        event.put("tid", track);
        events.add(event);
        return event;
    }
}
