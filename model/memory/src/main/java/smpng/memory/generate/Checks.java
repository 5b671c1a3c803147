package smpng.memory.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import smpng.memory.Event;
import smpng.memory.machine.Machine;
import smpng.memory.machine.Machines;
import smpng.memory.machine.Routes;
import smpng.memory.machine.StaleCacheMachine;
import smpng.memory.mapping.Mapping;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;

/** What is claimed of machines, models and mappings together; the build tries it a little, a thorough run by the thousand. */
public final class Checks {
    private static final List<Stronger> STRONGER = List.of(
            new Stronger("sc", "x86-tso", "sc"),
            new Stronger("sc", "sparc-tso", "sc"),
            new Stronger("sparc-tso", "sparc-pso", "sparc-tso"),
            new Stronger("sparc-pso", "sparc-rmo", "sparc-pso"),
            new Stronger("x86-tso", "armv8", "sc"),
            new Stronger("x86-tso", "riscv", "sc"),
            new Stronger("sparc-pso", "alpha", "sc"));

    /** A model that is no weaker than another, on programs in a vocabulary that both understand alike. */
    private record Stronger(String model, String than, String vocabulary) {}

    private Checks() {}

    /** Every machine allows what its model allows. */
    public static List<Check> machines(Function<String, Allowed> models) {
        List<Check> checks = new ArrayList<>();
        for (Machine machine : Machines.all()) {
            if (!machine.name().equals(StaleCacheMachine.NAME)) {
                Claim claim = Claim.same(
                        "machine " + machine.name(),
                        Allowed.by(machine),
                        "model " + machine.name(),
                        models.apply(machine.name()));
                checks.add(new Check(claim, Vocabulary.of(machine.name())));
            }
        }
        Allowed caches = Allowed.by(Machines.named(StaleCacheMachine.NAME));
        Allowed alpha = models.apply("alpha");
        Vocabulary words = Vocabulary.of("alpha");
        checks.add(new Check(Claim.subset(StaleCacheMachine.NAME, caches, "model alpha", alpha), words));
        checks.add(new Check(
                Claim.same(StaleCacheMachine.NAME, caches, "model alpha, where no write depends on a read,", alpha),
                words,
                noWriteDepends()));
        return checks;
    }

    /** Stronger models allow a subset, a fence allows nothing new, threads have no order. */
    public static List<Check> models(Function<String, Allowed> models) {
        List<Check> checks = new ArrayList<>();
        for (Stronger pair : STRONGER) {
            checks.add(new Check(
                    Claim.subset(pair.model(), models.apply(pair.model()), pair.than(), models.apply(pair.than())),
                    Vocabulary.of(pair.vocabulary())));
        }
        for (String name : Vocabulary.MACHINES) {
            Vocabulary words = Vocabulary.of(name);
            Allowed allowed = models.apply(name);
            checks.add(new Check(Claim.threadsHaveNoOrder(name, allowed), words));
            if (!words.fences().isEmpty()) {
                checks.add(new Check(Claim.fencesOnlyForbid(name, allowed, words.fences()), words));
            }
        }
        return checks;
    }

    /** Both mappings to these machines are sound, for acquire, release and seq_cst accesses. */
    public static List<Check> mappings(Function<String, Allowed> models, List<String> machines) {
        List<Check> checks = new ArrayList<>();
        for (Mapping mapping : Mapping.values()) {
            for (String machine : machines) {
                checks.add(new Check(
                        Claim.mappingIsSound(mapping, machine, models.apply(machine), models.apply("rc11")),
                        Vocabulary.language()));
            }
        }
        return checks;
    }

    /** Programs in which no write depends on a read, but for a read-modify-write's on its own. */
    static Predicate<Program> noWriteDepends() {
        Routes routes = new Routes();
        return program -> routes.of(program).stream()
                .flatMap(List::stream)
                .flatMap(path -> path.steps().stream())
                .filter(step -> step.kind() == Event.Kind.WRITE)
                .allMatch(Checks::independent);
    }

    private static boolean independent(ThreadPath.Step write) {
        return write.addr().isEmpty()
                && write.ctrl().isEmpty()
                && write.data().stream().allMatch(read -> read == write.source());
    }
}
