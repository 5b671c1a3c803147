package smpng.litmus.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smpng.litmus.LitmusException.Kind;
import smpng.memory.enumerate.Feasible;
import smpng.memory.enumerate.ThreadPaths;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;
import smpng.memory.program.ThreadPath.Step;

/** Refuses a test that accesses a location with several widths. */
final class WidthCheck {
    private WidthCheck() {}

    /** Checks a program. */
    static void check(Source source, Program program, List<ThreadCode> threads, Locations locations, int index) {
        List<ThreadPaths> all = new ArrayList<>();
        for (int t = 0; t < threads.size(); t++) {
            ThreadPaths paths = new ThreadPaths(program, t);
            if (paths.isTooLarge()) {
                throw source.error(
                        Kind.UNSUPPORTED, index, "thread " + t + " has too many ways through it, or too large values");
            }
            if (!paths.strays().isEmpty()) {
                int line = paths.strays().get(0);
                throw source.error(
                        Kind.MIXED_WIDTH,
                        index,
                        "thread " + t + " accesses a part of a location, or none: "
                                + program.threads().get(t).text().get(line));
            }
            all.add(paths);
        }
        List<List<ThreadPath>> paths = all.stream().map(ThreadPaths::paths).toList();
        if (severalWidths(threads) || locations.hasArrays()) {
            // An unknown address was taken for any location's: look closer before the test is refused.
            Feasible feasible = new Feasible(program, paths);
            Map<Integer, Integer> widths = new HashMap<>();
            for (int t = 0; t < threads.size(); t++) {
                if (feasible.paths(t).isEmpty()) {
                    throw source.error(
                            Kind.MIXED_WIDTH,
                            index,
                            "thread " + t + " accesses a part of a location, or none on every path");
                }
                for (ThreadPath path : feasible.paths(t)) {
                    check(source, program, locations, widths, path, threads.get(t), index);
                }
            }
        }
    }

    private static boolean severalWidths(List<ThreadCode> threads) {
        Set<Integer> all = new HashSet<>();
        threads.forEach(t -> all.addAll(t.widths().values()));
        return all.size() > 1;
    }

    private static void check(
            Source source,
            Program program,
            Locations locations,
            Map<Integer, Integer> widths,
            ThreadPath path,
            ThreadCode code,
            int index) {
        for (Step step : path.steps()) {
            Integer width = code.widths().get(step.line());
            if (width != null) {
                check(source, program, locations, widths, step.location(), width, index);
            }
        }
    }

    private static void check(
            Source source,
            Program program,
            Locations locations,
            Map<Integer, Integer> widths,
            int location,
            int width,
            int index) {
        String name = program.locations().get(location).name();
        Integer before = widths.putIfAbsent(location, width);
        if (before != null && before != width) {
            throw source.error(
                    Kind.MIXED_WIDTH,
                    index,
                    name + " is accessed with " + before + " and with " + width
                            + " bits; expected one width for each location");
        }
        int base = program.locations().get(location).base();
        String array = program.locations().get(base).name();
        if (locations.isArray(array) && width != 8 * locations.unit(array)) {
            throw source.error(
                    Kind.MIXED_WIDTH,
                    index,
                    name + " is accessed with " + width + " bits; an element has " + 8 * locations.unit(array));
        }
    }
}
