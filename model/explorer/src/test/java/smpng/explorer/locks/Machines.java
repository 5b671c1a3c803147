package smpng.explorer.locks;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import smpng.explorer.graph.Exploration.Settings;
import smpng.memory.mapping.Mapping;

/** The machines that locks are explored on, through both mappings where there is one. */
final class Machines {
    /** On these a mapping has nothing to say. */
    static final Set<String> UNMAPPED = Set.of("sc", "rc11", "jam");

    /** Without races; the languages are asked about them apart. */
    static final List<Settings> ALL =
            Mapping.MACHINES.stream().flatMap(Machines::mapped).toList();

    static final List<Settings> RACES =
            List.of(Settings.of("rc11").findingRaces(), Settings.of("jam").findingRaces());

    private Machines() {}

    private static Stream<Settings> mapped(String machine) {
        Settings settings = Settings.of(machine);
        return UNMAPPED.contains(machine)
                ? Stream.of(settings)
                : Stream.of(settings, settings.mapping(Mapping.HOTSPOT));
    }

    static boolean isHotspot(Settings settings) {
        return settings.mapping() == Mapping.HOTSPOT;
    }
}
