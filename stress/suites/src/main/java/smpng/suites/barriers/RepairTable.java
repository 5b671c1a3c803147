package smpng.suites.barriers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would make failing tests pass.
 *
 * @param subject what was repaired
 * @param mapping how access modes became a machine's instructions
 * @param machines the machines that were asked
 * @param date when, ISO 8601, UTC
 * @param executions how many executions of a test were explored on a machine, at most
 * @param leftOut tests that were too large for the budget, and the machines on which they were not asked
 * @param failures what fails as it is
 * @param repairs the smallest changes with which every test holds on every machine, the smallest first
 * @param tried how many changes were looked at
 */
public record RepairTable(
        String subject,
        String mapping,
        List<String> machines,
        String date,
        long executions,
        Map<String, List<String>> leftOut,
        List<Failure> failures,
        List<Repair> repairs,
        int tried) {
    /** Copies the lists. */
    public RepairTable {
        machines = List.copyOf(machines);
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        failures = List.copyOf(failures);
        repairs = List.copyOf(repairs);
    }

    /**
     * A test that fails.
     *
     * @param test its name
     * @param claims what it is evidence for
     * @param machine where
     * @param what the outcome that may not be
     */
    public record Failure(String test, List<String> claims, String machine, String what) {
        /** Copies the list. */
        public Failure {
            claims = List.copyOf(claims);
        }
    }

    /** Changes that are made together. Each was explored with them: every test that was asked holds on every machine. */
    public record Repair(List<Strengthening> changes) {
        /** Copies the list. */
        public Repair {
            changes = List.copyOf(changes);
        }
    }

    /**
     * An access that orders more, or a fence beside one.
     *
     * @param place the method, such as {@code RefCount.release}
     * @param line the access's source line
     * @param order the order that the access has, by the name of the call
     * @param field the volatile field that it accesses; empty for calls
     * @param where {@code itself}, or {@code before} or {@code after} it for a fence
     * @param becomes the order that it gets, or the fence
     */
    public record Strengthening(String place, int line, String order, String field, String where, String becomes) {}
}
