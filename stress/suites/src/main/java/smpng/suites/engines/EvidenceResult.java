package smpng.suites.engines;

import java.util.List;

/**
 * How one piece of evidence ended.
 *
 * @param evidence short name of the test
 * @param className the test class
 * @param claims ids of the claims it supports
 * @param status how it ended
 * @param reason why it failed, or did not run; empty when it passed
 * @param bounds how much it did, such as tries, or samples
 * @param millis how long it took
 * @param replay replay file of its counterexample, or empty
 * @param machines what was found on each machine, where the engine decides several; else empty
 * @param files what it measured, where that is more than bounds: files below the folder in which the cell was run
 */
public record EvidenceResult(
        String evidence,
        String className,
        List<String> claims,
        Status status,
        String reason,
        String bounds,
        long millis,
        String replay,
        List<MachineResult> machines,
        List<String> files) {
    /** Copies the lists. */
    public EvidenceResult {
        claims = List.copyOf(claims);
        machines = List.copyOf(machines);
        files = files == null ? List.of() : List.copyOf(files); // results that were kept before there were any
    }

    /** One that measured nothing but its bounds. */
    public EvidenceResult(
            String evidence,
            String className,
            List<String> claims,
            Status status,
            String reason,
            String bounds,
            long millis,
            String replay,
            List<MachineResult> machines) {
        this(evidence, className, claims, status, reason, bounds, millis, replay, machines, List.of());
    }

    /** The names of the machines with this status. */
    public List<String> machines(Status its) {
        return machines.stream()
                .filter(m -> m.status() == its)
                .map(MachineResult::machine)
                .toList();
    }

    /** The first line of the reason. */
    public String headline() {
        return reason.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
    }
}
