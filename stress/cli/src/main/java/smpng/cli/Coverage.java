package smpng.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smpng.api.Engine;
import smpng.suites.catalogue.Component;

/** Which machines a cell is about, and why a cell cannot be run at all. */
final class Coverage {
    private Coverage() {}

    /** The machines that a result of the engine speaks of. */
    static List<Machine> machines(Engine engine) {
        return switch (engine) {
            case STATIC -> List.of();
            case PROPERTIES, LINEARIZABILITY -> List.of(Machine.SC);
            case JVM_STRESS -> List.of(Machine.JVM);
            case EXHAUSTIVE -> List.of(Machine.values()).subList(1, Machine.values().length);
        };
    }

    /** The machines that the result of a cell speaks of: the properties of models are about every machine. */
    static List<Machine> machines(Component component, Engine engine) {
        return machines(engine == Engine.PROPERTIES && isAboutModels(component) ? Engine.EXHAUSTIVE : engine);
    }

    /** Whether the component is not run on machines, but is what says how they behave. */
    private static boolean isAboutModels(Component component) {
        return component.subjects().stream()
                .allMatch(s -> s.startsWith("smpng.memory.") || s.startsWith("smpng.litmus.") || isOfExplorer(s));
    }

    private static boolean isOfExplorer(String subject) {
        return subject.startsWith("smpng.explorer.");
    }

    /** The machines of a cell for people. */
    static String machineText(Component component, Engine engine) {
        boolean models = engine == Engine.PROPERTIES && isAboutModels(component);
        return machineText(models ? Engine.EXHAUSTIVE : engine);
    }

    /** The same of an engine. */
    static String machineText(Engine engine) {
        return switch (engine) {
            case STATIC -> "source";
            case JVM_STRESS -> System.getProperty("os.arch") + " jvm";
            case EXHAUSTIVE -> machines(engine).size() + " models";
            default -> machines(engine).stream().map(Machine::id).collect(Collectors.joining(" "));
        };
    }

    private static String whyNotOfExplorer(Engine engine) {
        return switch (engine) {
            case STATIC -> "it has no lock to balance and no reference to give back";
            case PROPERTIES -> "the suite has no evidence of this kind";
            case LINEARIZABILITY -> "it is no concurrent object: workers share nothing but a queue of tasks";
            case JVM_STRESS -> "its answer is a set of executions, not an outcome of a race";
            case EXHAUSTIVE -> "it is what explores; an oracle that shares nothing with it is asked instead";
        };
    }

    /** Why the cell has no result, whatever is asked for. */
    static Optional<String> hole(Component component, Engine engine) {
        if (!component.evidence(engine).isEmpty()) {
            return Optional.empty();
        }
        if (component.subjects().stream().allMatch(Coverage::isOfExplorer)) {
            return Optional.of(whyNotOfExplorer(engine));
        }
        return Optional.of(
                engine == Engine.EXHAUSTIVE && isAboutModels(component)
                        ? "models are what it explores by, not what it runs"
                        : "the suite has no evidence of this kind");
    }
}
