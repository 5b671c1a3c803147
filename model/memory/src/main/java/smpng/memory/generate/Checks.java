package smpng.memory.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
            new Stronger("sparc-pso", "alpha", "sc"),
            new Stronger("x86-tso", "ia64", "sc"),
            new Stronger("x86-tso", "power", "sc"),
            new Stronger("power", "armv7", "sc"),
            new Stronger("sc", "rc11", "rc11"),
            new Stronger("sc", "jam", "jam"));

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
        checks.add(new Check(
                Claim.subset(StaleCacheMachine.NAME, caches, "model alpha", alpha), words, Checks::fewThreads));
        Predicate<Program> independent = noWriteDepends();
        checks.add(new Check(
                Claim.same(StaleCacheMachine.NAME, caches, "model alpha, where no write depends on a read,", alpha),
                words,
                program -> fewThreads(program) && independent.test(program)));
        return checks;
    }

    /** A stronger model allows a subset of what a weaker one does. */
    public static List<Check> stronger(Function<String, Allowed> models) {
        List<Check> checks = new ArrayList<>();
        for (Stronger pair : STRONGER) {
            checks.add(new Check(
                    Claim.subset(pair.model(), models.apply(pair.model()), pair.than(), models.apply(pair.than())),
                    Vocabulary.of(pair.vocabulary())));
        }
        return checks;
    }

    /** A fence allows nothing new. */
    public static List<Check> fences(Function<String, Allowed> models) {
        List<Check> checks = new ArrayList<>();
        for (String name : all()) {
            Vocabulary words = Vocabulary.of(name);
            if (!words.fences().isEmpty()) {
                checks.add(new Check(Claim.fencesOnlyForbid(name, models.apply(name), words.fences()), words));
            }
        }
        return checks;
    }

    /** Threads have no order. */
    public static List<Check> threads(Function<String, Allowed> models) {
        return all().stream()
                .map(name -> new Check(Claim.threadsHaveNoOrder(name, models.apply(name)), Vocabulary.of(name)))
                .toList();
    }

    private static List<String> all() {
        return Stream.of(Vocabulary.MACHINES, Vocabulary.WITHOUT_MACHINE, Vocabulary.LANGUAGES)
                .flatMap(List::stream)
                .toList();
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

    /** Programs of up to three threads: caches and their queues have too many states with four. */
    private static boolean fewThreads(Program program) {
        return program.threads().size() <= 3;
    }

    /**
     * Programs in which no write depends on a read, but for a read-modify-write's on its own; nor by way of an access to
     * its location before it, which it waits for, and whose address may.
     */
    static Predicate<Program> noWriteDepends() {
        Routes routes = new Routes();
        return program -> routes.of(program).stream()
                .flatMap(List::stream)
                .map(ThreadPath::steps)
                .allMatch(steps -> steps.stream()
                        .filter(step -> step.kind() == Event.Kind.WRITE)
                        .allMatch(write -> independent(write, steps)));
    }

    private static boolean independent(ThreadPath.Step write, List<ThreadPath.Step> steps) {
        return write.ctrl().isEmpty()
                && write.data().stream().allMatch(read -> read == write.source())
                && steps.subList(0, steps.indexOf(write) + 1).stream()
                        .filter(step -> step.location() == write.location())
                        .allMatch(step -> step.addr().isEmpty());
    }
}
