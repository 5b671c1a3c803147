package smpng.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smpng.litmus.Decider;
import smpng.litmus.Decision;
import smpng.litmus.LitmusTest;
import smpng.litmus.cat.CatException;
import smpng.litmus.cat.CatModel;
import smpng.litmus.draw.Drawing;
import smpng.memory.Model;
import smpng.memory.enumerate.Limits;
import smpng.memory.mapping.Compiled;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/**
 * The machines that tests are decided on.
 *
 * @param asked names of models; empty for each test's own: an assembly test's architecture, every model for a language
 * @param own the user's own model, if there is one
 * @param mapping how a language's accesses become a machine's instructions
 * @param states whether every final state is wanted
 * @param limits how long a test may take
 */
record LitmusMachines(List<String> asked, Optional<CatModel> own, Mapping mapping, boolean states, Limits limits) {
    private static final String ALL = "all";

    /**
     * Checks the names.
     *
     * @throws InputError for a name that no model has
     */
    static LitmusMachines of(
            List<String> names, Optional<CatModel> own, Mapping mapping, boolean states, Limits limits) {
        List<String> known = Models.names();
        List<String> asked =
                names.stream().map(n -> n.toLowerCase(Locale.ROOT)).distinct().toList();
        for (String name : asked) {
            if (!known.contains(name) && !name.equals(ALL)) {
                throw new InputError("no such machine", name, "one of " + String.join(", ", known) + ", " + ALL);
            }
        }
        return new LitmusMachines(asked.contains(ALL) ? List.of() : asked, own, mapping, states, limits);
    }

    /** A test on a machine. */
    final class Target {
        private final Model model;
        private final LitmusTest test;
        private final String mapping;
        private final List<String> remarks;

        private Target(Model model, LitmusTest test, String mapping, List<String> remarks) {
            this.model = model;
            this.test = test;
            this.mapping = mapping;
            this.remarks = remarks;
        }

        String name() {
            return model.name();
        }

        /** The mapping's name; empty if the test speaks the machine's own language. */
        String mapping() {
            return mapping;
        }

        Decision decide() {
            return new Decider(model, limits).decide(test, states).with(remarks);
        }

        /** A witness, or what forbids one. */
        Optional<Drawing> picture() {
            return new Decider(model, limits).picture(test);
        }
    }

    /**
     * What a test is decided on.
     *
     * @throws InputError if it is written for another architecture than a machine that was asked for
     */
    List<Target> of(LitmusTest test, LitmusFile file) {
        List<String> can = test.dialect().machines();
        List<Target> targets = new ArrayList<>();
        own.ifPresent(cat -> targets.add(new Target(on(cat, test), test, "", List.of())));
        List<String> chosen = asked.isEmpty() && own.isPresent() ? List.of() : asked.isEmpty() ? can : asked;
        for (String name : chosen) {
            if (!can.contains(name)) {
                throw new InputError(
                        test.dialect().title() + " is not what " + name + " runs",
                        file.name(),
                        "leave --machine out, or name " + String.join(", ", can));
            }
            Model model = Models.byName(name).orElseThrow();
            targets.add(test.dialect().isLanguage() ? mapped(model, test) : new Target(model, test, "", List.of()));
        }
        return targets;
    }

    private static Model on(CatModel cat, LitmusTest test) {
        try {
            return cat.on(test.dialect());
        } catch (CatException e) {
            throw LitmusCommand.unreadable(e);
        }
    }

    private Target mapped(Model model, LitmusTest test) {
        Compiled compiled = mapping.compile(test.program(), model.name());
        return new Target(
                model, test.with(compiled.program()), mapping.name().toLowerCase(Locale.ROOT), compiled.remarks());
    }
}
