package smpng.memory.enumerate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smpng.memory.Event;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Constant;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;
import smpng.memory.program.ThreadPath.Step;

/**
 * One path for each thread: the events of every candidate execution that takes them. Events are numbered with the initial
 * writes first, then thread by thread in program order. Read values are named by the event that reads.
 */
final class Combination {
    final Program program;
    final List<ThreadPath> paths;
    final List<Event> events = new ArrayList<>();
    /** By event: what it writes, over the values of reads named by event; for a read its own value. */
    final List<Expression> writes = new ArrayList<>();
    /** By thread: the event of its k-th read. */
    final int[][] readEvents;
    /** By event: its path's step, or null-free -1 for initial writes. */
    private final List<Integer> firstEvents = new ArrayList<>();

    Combination(Program program, List<ThreadPath> paths) {
        this.program = program;
        this.paths = paths;
        boolean[] accessed = new boolean[program.locations().size()];
        for (ThreadPath path : paths) {
            for (Step step : path.steps()) {
                if (step.location() >= 0) {
                    accessed[step.location()] = true;
                }
            }
        }
        for (int location = 0; location < accessed.length; location++) {
            if (accessed[location]) {
                events.add(new Event(events.size(), Event.INITIAL, Event.Kind.WRITE, location, 0, -1));
                writes.add(new Constant(program.locations().get(location).initial()));
            }
        }
        readEvents = new int[paths.size()][];
        for (int t = 0; t < paths.size(); t++) {
            ThreadPath path = paths.get(t);
            firstEvents.add(events.size());
            int[] reads = new int[path.steps().size()];
            int read = 0;
            for (Step step : path.steps()) {
                if (step.kind() == Event.Kind.READ) {
                    reads[read++] = events.size();
                }
                events.add(new Event(events.size(), t, step.kind(), step.location(), step.tags(), step.line()));
                writes.add(step.value());
            }
            readEvents[t] = Arrays.copyOf(reads, read);
        }
    }

    PreExecution preExecution() {
        int n = events.size();
        Relation.Builder addr = Relation.builder(n);
        Relation.Builder data = Relation.builder(n);
        Relation.Builder ctrl = Relation.builder(n);
        Relation.Builder amo = Relation.builder(n);
        Relation.Builder lxsx = Relation.builder(n);
        for (int t = 0; t < paths.size(); t++) {
            int first = firstEvents.get(t);
            List<Step> steps = paths.get(t).steps();
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                int event = first + i;
                step.addr().forEach(from -> addr.add(first + from, event));
                step.data().forEach(from -> data.add(first + from, event));
                step.ctrl().forEach(from -> ctrl.add(first + from, event));
                if (step.source() >= 0) {
                    (step.atomic() ? amo : lxsx).add(first + step.source(), event);
                }
            }
        }
        return new PreExecution(
                events,
                addr.build("addr"),
                data.build("data"),
                ctrl.build("ctrl"),
                amo.build("amo"),
                lxsx.build("lxsx"));
    }
}
