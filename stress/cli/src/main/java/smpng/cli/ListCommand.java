package smpng.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.harness.SeededBug;

/** What there is. */
@Command(name = "list", description = "Components, engines, machines and seeded bugs.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() {
        Sheet sheet = terminal.sheet(Output.of(spec));
        Catalogue catalogue = Catalogue.scan();
        sheet.heading("components");
        for (Component c : catalogue.components()) {
            String engines = c.engines().stream().map(Engine::id).collect(Collectors.joining(", "));
            sheet.entry(
                    String.format("  %-16s ", c.id()),
                    c.title() + "; " + c.evidence().size() + " pieces of evidence (" + engines + ")");
        }
        sheet.gap();
        sheet.heading("engines");
        for (Engine e : Engine.values()) {
            sheet.entry(String.format("  %-16s ", e.id()), e.question());
        }
        sheet.gap();
        sheet.heading("machines");
        for (Machine m : Machine.values()) {
            sheet.entry(String.format("  %-16s ", m.id()), m.title());
        }
        for (Component c : catalogue.components()) {
            sheet.gap();
            sheet.heading("seeded bugs of " + c.id());
            for (SeededBug b : c.bugs()) {
                String waits = b.waits() ? "; " + b.waitsFor() : "";
                sheet.entry(String.format("  %-26s ", b.id()), b.title() + " [" + b.source() + "]" + waits);
            }
        }
        sheet.flush();
        return ExitStatus.VERIFIED.code();
    }
}
