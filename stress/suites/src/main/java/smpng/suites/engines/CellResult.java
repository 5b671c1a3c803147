package smpng.suites.engines;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpng.api.Budget;
import smpng.api.Engine;

/**
 * A cell of the matrix: what an engine found out about a component.
 *
 * @param component id of the component
 * @param engine who asked
 * @param bug id of the seeded bug that was applied, or empty
 * @param classes hash of the classes it is a result of
 * @param budget how much work was allowed
 * @param seed what the random choices were derived from
 * @param jdk version of the JDK that ran it
 * @param os operating system
 * @param arch processor architecture
 * @param cpus processors available
 * @param date when it ended, ISO 8601, UTC
 * @param millis how long it took
 * @param evidence a result for each piece of evidence; never empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CellResult(
        String component,
        Engine engine,
        String bug,
        String classes,
        Budget budget,
        long seed,
        String jdk,
        String os,
        String arch,
        int cpus,
        String date,
        long millis,
        List<EvidenceResult> evidence) {
    /** Copies the list. */
    public CellResult {
        evidence = List.copyOf(evidence);
    }

    /** The machines on which the worst of its evidence ended like this; none for engines that decide no machines. */
    @JsonIgnore
    public List<String> machines(Status its) {
        Map<String, Status> worst = new LinkedHashMap<>();
        evidence.forEach(e -> e.machines().forEach(m -> worst.merge(m.machine(), m.status(), Status::worse)));
        List<String> machines = new ArrayList<>();
        worst.forEach((machine, status) -> {
            if (status == its) {
                machines.add(machine);
            }
        });
        return machines;
    }

    /** The worst status of its evidence; a cell that ran nothing is an error. */
    @JsonIgnore
    public Status status() {
        return evidence.stream()
                .map(EvidenceResult::status)
                .reduce(Status::worse)
                .orElse(Status.ERROR);
    }
}
