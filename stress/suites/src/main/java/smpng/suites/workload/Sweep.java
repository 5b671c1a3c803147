package smpng.suites.workload;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Reporter;
import smpng.simulator.Decision;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.simulator.Trace;

/**
 * Every schedule of one program within two bounds: so many decisions, and those only before atomic writes. Before each of
 * them, each other CPU may run instead; and, if a vector is named, before each step the interrupt may arrive. What fails
 * with few decisions is found before what needs more.
 *
 * <p>The second bound is a choice, not a reduction: a schedule in which another CPU comes in between a write and the read
 * that follows it is not among them. Random schedules, which switch anywhere, are the other half.
 *
 * <p>The bound is on decisions (context-bounded exploration: Qadeer and Rehof, TACAS 2005). CPUs that wait or halt switch
 * by themselves and count for nothing.
 *
 * @param simulation runs the cases
 * @param script the program
 * @param cpus CPUs of the machine
 * @param decisions most decisions of a schedule
 * @param vector the interrupt that may arrive, or {@link #NO_INTERRUPT}
 */
public record Sweep(Simulation simulation, Script script, int cpus, int decisions, int vector) {
    /** System property: of the schedules with most decisions each how manieth is run; all if it is not set. */
    public static final String EVERY = "smpng.sweep.every";

    /** Only switches between CPUs are decided. */
    public static final int NO_INTERRUPT = -1;

    /**
     * Runs them all, and reports how many there were.
     *
     * @throws smpng.suites.harness.CounterexampleFound for the first that does not pass
     */
    public void check(Reporter reporter, String... claims) {
        Set<Schedule> frontier = new LinkedHashSet<>(List.of(Schedule.EMPTY));
        int every = Integer.getInteger(EVERY, 1);
        int runs = 0;
        for (int depth = 0; ; depth++) {
            int number = 0;
            for (Schedule schedule : frontier) {
                if (depth < decisions || number % every == 0) {
                    simulation.check(new Case(script, cpus, schedule), claims);
                    runs++;
                }
                number++;
            }
            if (depth == decisions) {
                String which = every == 1 ? "all of at most " : "one in " + every + " of those with ";
                reporter.publishValue(
                        "schedules", runs + ", " + which + decisions + " decisions, switching before atomic writes");
                return;
            }
            Set<Schedule> next = new LinkedHashSet<>();
            frontier.forEach(schedule -> next.addAll(extensions(schedule)));
            frontier = next;
        }
    }

    /** The schedules with one decision more, made after all there are. */
    private List<Schedule> extensions(Schedule schedule) {
        Result result = simulation.trace(new Case(script, cpus, schedule));
        Trace seenByOthers = result.trace().brief();
        int last = schedule.decisions().stream().mapToInt(Decision::step).max().orElse(0);
        List<Schedule> longer = new ArrayList<>();
        for (Trace.Event event : seenByOthers.events()) {
            if (event instanceof Trace.Access access && !access.site().mode().equals("plain") && event.step() > last) {
                for (int cpu = 0; cpu < cpus; cpu++) {
                    if (cpu != event.cpu()) {
                        longer.add(with(schedule, new Decision.Run(event.step(), cpu)));
                    }
                }
            }
        }
        if (vector != NO_INTERRUPT) {
            for (Trace.Event event : result.trace().events()) {
                if (event instanceof Trace.Access && event.step() > last) {
                    longer.add(with(schedule, new Decision.Interrupt(event.step(), event.cpu(), vector)));
                }
            }
        }
        return longer;
    }

    private static Schedule with(Schedule schedule, Decision decision) {
        List<Decision> more = new ArrayList<>(schedule.decisions());
        more.add(decision);
        return new Schedule(more);
    }
}
