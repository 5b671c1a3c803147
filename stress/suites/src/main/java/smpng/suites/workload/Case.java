package smpng.suites.workload;

import smpng.simulator.Schedule;

/**
 * A program and the schedule it runs under: what a property is checked for, and what shrinks together.
 *
 * @param script the program
 * @param cpus CPUs of the machine
 * @param schedule what decides between its executions
 */
public record Case(Script script, int cpus, Schedule schedule) {
    @Override
    public String toString() {
        return script.text() + "on " + cpus + " CPUs, " + schedule.decisions();
    }
}
