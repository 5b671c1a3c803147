package smpng.suites.engines;

import java.util.List;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/**
 * Which models an exhaustive check is run on. Of no effect for the other engines.
 *
 * @param machines names of machines and languages
 * @param mapping how access modes become a machine's instructions
 */
public record MachineModels(List<String> machines, Mapping mapping) {
    /** Copies the list. */
    public MachineModels {
        machines = List.copyOf(machines);
    }

    /** All of them, with the mapping that the primitives are written for. */
    public static MachineModels all() {
        return new MachineModels(Models.names(), Mapping.FREEBSD);
    }
}
