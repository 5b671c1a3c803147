package smpng.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.MachineResult;
import smpng.suites.engines.Status;

/**
 * Machines that a quick cell left to a larger budget, in part or whole. They are never counted as holding: what an earlier
 * run with that budget found out about the same classes is shown with its date, or that nothing is known.
 *
 * @param machines their names
 * @param status what is known; {@link Status#NOT_RUN} if nothing is
 * @param text the same in words, with what it is a result of
 */
record LeftOver(List<String> machines, Status status, String text) {
    /** In groups of which the same is known; empty if the cell left nothing over. */
    static List<LeftOver> of(CellResult quick, ReportFolder folder) {
        List<CellResult> larger = folder.larger(quick);
        Map<LeftOver, List<String>> groups = new LinkedHashMap<>();
        for (String machine : quick.machines(Status.NOT_RUN)) {
            groups.computeIfAbsent(known(machine, mapping(quick), larger), k -> new ArrayList<>())
                    .add(machine);
        }
        return groups.entrySet().stream()
                .map(e -> new LeftOver(
                        List.copyOf(e.getValue()),
                        e.getKey().status(),
                        e.getKey().text()))
                .toList();
    }

    /** The column of machines. */
    String count() {
        return machines.size() + (machines.size() == 1 ? " model" : " models");
    }

    private static LeftOver known(String machine, String mapping, List<CellResult> larger) {
        for (CellResult result : larger) {
            List<Status> found = result.evidence().stream()
                    .flatMap(e -> status(e, machine, mapping).stream())
                    .toList();
            // Every piece of the evidence has to speak of the machine, or it is known in part only.
            if (!found.isEmpty() && found.size() == result.evidence().size()) {
                Status worst = found.stream().reduce(Status::worse).orElse(Status.NOT_RUN);
                String budget = result.budget().name().toLowerCase(Locale.ROOT);
                return new LeftOver(
                        List.of(), worst, budget + ", " + MatrixText.choices(result) + ", " + Page.date(result.date()));
            }
        }
        return new LeftOver(List.of(), Status.NOT_RUN, "needs standard");
    }

    private static String mapping(CellResult quick) {
        return quick.evidence().stream()
                .flatMap(e -> e.machines().stream())
                .map(MachineResult::mapping)
                .findFirst()
                .orElse("");
    }

    private static Optional<Status> status(EvidenceResult evidence, String machine, String mapping) {
        return evidence.machines().stream()
                .filter(m -> m.machine().equals(machine) && m.mapping().equals(mapping))
                .map(MachineResult::status)
                .findFirst();
    }
}
