package smpng.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.linearizability.Bounds;
import smpng.explorer.linearizability.LinearizabilityExploration;
import smpng.explorer.linearizability.LinearizabilityFindings;
import smpng.explorer.linearizability.Operations;
import smpng.explorer.linearizability.OperationsReader;

/**
 * Explores classes of operations.
 *
 * @param path where they are
 * @param machines on which machines
 * @param settings how far
 * @param bounds how large the scenarios are
 * @param specification the class that says what operations return one after another; empty for each class itself
 * @param sourcePath folders and archives of sources
 */
record OperationsRun(
        ClassPath path,
        List<String> machines,
        ExplorationSettings settings,
        Bounds bounds,
        String specification,
        List<Path> sourcePath) {
    /**
     * Explores one class.
     *
     * @throws InputError if it cannot be run
     */
    OperationsResult explore(String name) {
        try (Progress progress = Progress.bar("explore", machines.size())) {
            Operations operations = new OperationsReader(path, bounds.values()).read(name);
            LinearizabilityExploration exploration = new LinearizabilityExploration(
                    path, operations, specification.isEmpty() ? name : specification, bounds, sourcePath);
            List<LinearizabilityFindings> findings = new ArrayList<>();
            for (String machine : machines) {
                progress.begins(name + " on " + machine);
                findings.add(exploration.on(settings.on(machine)));
                progress.ends(name + " on " + machine, "");
            }
            return new OperationsResult(name.replace('$', '.'), bounds, findings);
        } catch (MalformedInput e) {
            throw new InputError("the operations cannot be run", name, String.valueOf(e.getMessage()));
        }
    }
}
