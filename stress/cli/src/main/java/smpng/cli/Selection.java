package smpng.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.harness.SeededBug;

/** Turns the names a user gave into what they name, or refuses them before anything is done. */
final class Selection {
    private final Catalogue catalogue;

    Selection(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The components of those names; all of them if there are none. */
    List<Component> components(List<String> names) {
        if (names.isEmpty()) {
            return catalogue.components();
        }
        List<Component> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(component(name));
        }
        return chosen.stream().distinct().toList();
    }

    /** The component of that name. */
    Component component(String name) {
        return catalogue
                .component(name)
                .orElseThrow(() -> unknown(
                        "component",
                        name,
                        catalogue.components().stream().map(Component::id).toList()));
    }

    /** The engines of those names; all of them if there are none. */
    List<Engine> engines(List<String> names) {
        List<Engine> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(Arrays.stream(Engine.values())
                    .filter(e -> e.id().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> unknown(
                            "engine",
                            name,
                            Arrays.stream(Engine.values()).map(Engine::id).toList())));
        }
        return chosen.isEmpty()
                ? List.of(Engine.values())
                : chosen.stream().distinct().toList();
    }

    /** The machines of those names; all of them if there are none. */
    List<Machine> machines(List<String> names) {
        List<Machine> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(Machine.of(name)
                    .orElseThrow(() -> unknown(
                            "machine",
                            name,
                            Arrays.stream(Machine.values()).map(Machine::id).toList())));
        }
        return chosen.isEmpty()
                ? List.of(Machine.values())
                : chosen.stream().distinct().toList();
    }

    /** The component and seeded bug of each of those names; all if there are none. */
    List<BugOf> bugs(List<String> names) {
        List<BugOf> all = new ArrayList<>();
        catalogue.components().forEach(c -> c.bugs().forEach(b -> all.add(new BugOf(c, b))));
        if (names.isEmpty()) {
            return all;
        }
        List<BugOf> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(all.stream()
                    .filter(b -> b.bug().id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InputError("no such bug", name, "smpng list names the seeded bugs")));
        }
        return chosen.stream().distinct().toList();
    }

    /** A seeded bug and what it is a bug of. */
    record BugOf(Component component, SeededBug bug) {}

    private static InputError unknown(String kind, String name, List<String> known) {
        return new InputError("no such " + kind, name, "one of " + String.join(", ", known));
    }
}
