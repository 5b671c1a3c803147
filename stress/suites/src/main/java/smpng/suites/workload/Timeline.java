package smpng.suites.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import smpng.explorer.replay.Counterexample.Row;
import smpng.explorer.replay.Counterexample.Step;
import smpng.simulator.Trace;

/**
 * Turns the trace of a kernel workload into the rows that a reader needs. The full form has every access. The brief one
 * has the lock words and the data under them, looks at whether an owner runs, switches and interrupts; how threads and
 * queues stand is said where it changes, instead of the accesses that change it.
 */
final class Timeline {
    /** What shows how locks are passed on. */
    private static final Set<String> SHOWN =
            Set.of("SpinMutex.word", "SleepMutex.word", "RwLock.word", "SxLock.word", "KThread.state");

    /** What a critical section is made of: shown where a claim is about it. */
    private static final Set<String> SECTION =
            Set.of("KThread.criticalNest", "KThread.preemptionOwed", "KThread.spinNest", "KThread.interruptsWereOn");

    /** So many steps at the end are worth a line that says they are left out. */
    private static final int MANY = 100;

    private final boolean full;
    private final boolean sections;
    private final List<Step> rows = new ArrayList<>();
    private final Map<String, String> changed = new LinkedHashMap<>();
    /** Kernel spin locks that somebody else wanted while they were held, by the event that took them. */
    private final Set<Trace.Event> contended = new HashSet<>();
    /** Who showed a variable last, and its value then. */
    private final Map<String, String> lastLook = new HashMap<>();

    private Timeline(boolean full, boolean sections) {
        this.full = full;
        this.sections = sections;
    }

    /**
     * The rows of a trace.
     *
     * @param claims what it violates: decides what is worth seeing
     * @param full whether to show every access
     */
    static List<Step> of(Trace trace, List<String> claims, boolean full) {
        boolean sections = claims.stream().anyMatch(claim -> claim.startsWith("CS-") || claim.equals("SPIN-3"));
        Timeline timeline = new Timeline(full, sections);
        List<Trace.Event> events = trace.events();
        timeline.findContended(events);
        int start = full ? 0 : start(events);
        timeline.beginning(events.subList(0, start));
        for (Trace.Event event : events.subList(start, events.size())) {
            timeline.add(event);
        }
        timeline.settle();
        timeline.ending(events);
        return timeline.rows;
    }

    /** Where the first thread begins its program. Before that the idle threads look for work. */
    private static int start(List<Trace.Event> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Trace.Marked marked && marked.mark() == Trace.Mark.NOTE) {
                return i;
            }
        }
        return 0;
    }

    private void beginning(List<Trace.Event> cut) {
        int steps = 0;
        for (Trace.Event event : cut) {
            if (event instanceof Trace.Changed its) {
                changed.putAll(its.parts());
            }
            steps = Math.max(steps, event.step());
        }
        if (!cut.isEmpty()) {
            rows.add(new Step(0, Row.CUT, "", "", steps + " steps: the idle threads look for work", "", ""));
            settle();
        }
    }

    /** What runs for ever does the same again and again. */
    private void ending(List<Trace.Event> events) {
        if (!rows.isEmpty() && !events.isEmpty()) {
            long more = events.get(events.size() - 1).step()
                    - rows.get(rows.size() - 1).step();
            if (more > MANY) {
                rows.add(
                        new Step(0, Row.CUT, "", "", more + " more steps with nothing new: " + rounds(events), "", ""));
            }
        }
    }

    /** What each CPU looks at again and again when the run is given up. */
    private static String rounds(List<Trace.Event> events) {
        Map<Integer, Map<String, String>> looks = new TreeMap<>();
        for (Trace.Event event : events.subList(Math.max(0, events.size() - MANY), events.size())) {
            if (event instanceof Trace.Access access && access.written() == null) {
                looks.computeIfAbsent(access.cpu(), cpu -> new LinkedHashMap<>())
                        .put(access.thread() + " reads " + variable(access), String.valueOf(access.read()));
            }
        }
        List<String> parts = new ArrayList<>();
        looks.forEach(
                (cpu, its) -> its.forEach((who, value) -> parts.add("CPU " + cpu + " " + who + ", which is " + value)));
        return parts.isEmpty() ? "nobody looks at anything" : String.join("; ", parts);
    }

    private void add(Trace.Event event) {
        if (event instanceof Trace.Changed its) {
            Step last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            String actor = "CPU " + its.cpu();
            if (last != null && !last.actor().equals(actor)) {
                settle();
                rows.add(new Step(its.step(), Row.CHANGE, actor, its.thread(), "", "", ""));
            }
            its.parts().forEach((part, how) -> {
                changed.remove(part);
                changed.put(part, how);
            });
        } else if (event instanceof Trace.Access access) {
            if (full || isShown(access) && !isSeenAgain(access)) {
                row(access, Row.ACCESS, words(access), source(access));
            }
        } else if (event instanceof Trace.Marked marked && (full || isShown(marked))) {
            row(marked, marked.mark() == Trace.Mark.NOTE ? Row.NOTE : Row.SWITCH, words(marked), "");
        }
    }

    private void row(Trace.Event event, Row kind, String action, String source) {
        settle();
        rows.add(new Step(event.step(), kind, "CPU " + event.cpu(), event.thread(), action, source, ""));
    }

    /** What changed since the last row belongs to it. */
    private void settle() {
        if (changed.isEmpty() || rows.isEmpty()) {
            return;
        }
        String state = changed.entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue())
                .collect(Collectors.joining("; "));
        Step last = rows.remove(rows.size() - 1);
        String before = last.state().isEmpty() ? "" : last.state() + "; ";
        rows.add(new Step(
                last.step(), last.row(), last.actor(), last.thread(), last.action(), last.source(), before + state));
        changed.clear();
    }

    private boolean isShown(Trace.Access access) {
        String location = access.site().location();
        if (access.target().startsWith("data of ") || access.target().startsWith("acknowledged ")) {
            return true;
        }
        if (sections && SECTION.contains(location)) {
            return access.written() != null || location.endsWith("preemptionOwed");
        }
        if (!SHOWN.contains(location) || access.thread().startsWith("idle")) {
            return false;
        }
        if (location.equals("KThread.state")) {
            return access.written() == null; // what is written is said as the state of the thread
        }
        String method = access.site().method();
        if (isKernelLock(access.target()) && !contended.contains(access)) {
            return false;
        }
        boolean ownWord = access.written() == null && access.thread().equals(access.read());
        return !ownWord && !method.equals("isOwned") && !method.equals("isWriteOwned") && !method.equals("isRecursed");
    }

    /** Chain locks are what blocking and letting go meet on; the other locks of the kernel matter where they collide. */
    private static boolean isKernelLock(String target) {
        return target.endsWith("lock.word") || target.startsWith("lock of ") && !target.startsWith("lock of chain");
    }

    private void findContended(List<Trace.Event> events) {
        Map<String, List<Trace.Event>> tenures = new HashMap<>();
        Set<String> wanted = new HashSet<>();
        for (Trace.Event event : events) {
            if (event instanceof Trace.Access access && isKernelLock(access.target())) {
                List<Trace.Event> tenure = tenures.computeIfAbsent(access.target(), t -> new ArrayList<>());
                tenure.add(access);
                if (access.outcome() == Trace.Outcome.FAILED) {
                    wanted.add(access.target());
                }
                if ("unowned".equals(access.written())) {
                    // Those who wait look until they have it: the next tenure is theirs.
                    if (wanted.contains(access.target())) {
                        contended.addAll(tenure);
                    }
                    wanted.remove(access.target());
                    tenure.clear();
                }
            }
        }
        tenures.forEach((target, tenure) -> {
            if (wanted.contains(target)) {
                contended.addAll(tenure);
            }
        });
    }

    /** A thread that looks again and finds what it found before tells nothing new. */
    private boolean isSeenAgain(Trace.Access access) {
        String value = access.thread() + " " + (access.written() == null ? access.read() : access.written());
        if (access.outcome() == Trace.Outcome.FAILED) {
            value = access.thread() + " " + access.read();
        }
        String before = lastLook.put(access.target(), value);
        return access.written() == null && value.equals(before);
    }

    private static boolean isShown(Trace.Marked marked) {
        return marked.mark() != Trace.Mark.CPU || marked.text().equals("decision");
    }

    private static String words(Trace.Marked marked) {
        return switch (marked.mark()) {
            case CPU -> "CPU " + marked.cpu() + " goes on (" + marked.text() + ")";
            case CONTEXT -> "switches to " + marked.text();
            case INTERRUPT -> marked.text() + " interrupt begins";
            case RETURN -> marked.text() + " interrupt ends";
            case NOTE -> marked.text();
        };
    }

    private static String words(Trace.Access access) {
        return access.words(variable(access));
    }

    private static String variable(Trace.Access access) {
        String target = access.target();
        return target.endsWith(".word") || target.endsWith(".value")
                ? target.substring(0, target.lastIndexOf('.'))
                : target;
    }

    private static String source(Trace.Access access) {
        String owner = access.site().owner();
        String simple = owner.substring(owner.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return (nested < 0 ? simple : simple.substring(0, nested)) + ".java:"
                + access.site().line();
    }
}
