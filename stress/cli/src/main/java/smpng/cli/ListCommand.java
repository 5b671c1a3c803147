package smpng.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.harness.SeededBug;

/** What there is. */
@Command(name = "list", description = "Components, engines, machines and seeded bugs.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec);
        Catalogue catalogue = Catalogue.scan();
        out.println("components");
        for (Component c : catalogue.components()) {
            String engines = c.engines().stream().map(Engine::id).collect(Collectors.joining(", "));
            out.printf(
                    "  %-16s %s; %d pieces of evidence (%s)%n",
                    c.id(), c.title(), c.evidence().size(), engines);
        }
        out.println();
        out.println("engines");
        for (Engine e : Engine.values()) {
            String note = e == Engine.EXHAUSTIVE ? " (the explorer is not built yet)" : "";
            out.printf("  %-16s %s%s%n", e.id(), e.question(), note);
        }
        out.println();
        out.println("machines");
        for (Machine m : Machine.values()) {
            out.printf("  %-16s %s%n", m.id(), m.title());
        }
        out.println();
        out.println("seeded bugs");
        for (Component c : catalogue.components()) {
            for (SeededBug b : c.bugs()) {
                String waits = b.waits() ? "; " + b.waitsFor() : "";
                out.printf("  %-28s %s: %s [%s]%s%n", b.id(), c.id(), b.title(), b.source(), waits);
            }
        }
        out.flush();
        return ExitStatus.VERIFIED.code();
    }
}
