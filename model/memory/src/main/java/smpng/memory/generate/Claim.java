package smpng.memory.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smpng.memory.enumerate.FinalState;
import smpng.memory.mapping.Mapping;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/**
 * Something that is said of every program, and may fail on one.
 *
 * @param name what is said
 * @param refutation finds how it fails on a program, if it does
 */
public record Claim(String name, Refutation refutation) {
    /** How a claim fails on a program. */
    @FunctionalInterface
    public interface Refutation {
        Optional<Difference> on(Program program);
    }

    /** Both allow the same final states. */
    public static Claim same(String first, Allowed a, String second, Allowed b) {
        String name = first + " allows what " + second + " allows";
        return new Claim(name, p -> Difference.between(name, p, a.states(p), b.states(p)));
    }

    /** The first allows nothing that the second does not. */
    public static Claim subset(String first, Allowed a, String second, Allowed b) {
        String name = first + " allows nothing that " + second + " forbids";
        return new Claim(name, p -> Difference.beyond(name, p, a.states(p), b.states(p)));
    }

    /** A fence put anywhere into the program adds no final state. */
    public static Claim fencesOnlyForbid(String of, Allowed allowed, List<Long> fences) {
        String name = "a fence allows nothing new in " + of;
        return new Claim(name, p -> {
            Set<FinalState> without = allowed.states(p);
            for (int t = 0; t < p.threads().size(); t++) {
                for (int at = 1; at < p.threads().get(t).code().size(); at++) {
                    Program fenced = fenced(p, t, at, fences.get((t + at) % fences.size()));
                    Optional<Difference> difference = Difference.beyond(name, fenced, allowed.states(fenced), without);
                    if (difference.isPresent()) {
                        return difference;
                    }
                }
            }
            return Optional.empty();
        });
    }

    /** The same threads in another order end in the same states, in that order. */
    public static Claim threadsHaveNoOrder(String of, Allowed allowed) {
        String name = "threads have no order in " + of;
        return new Claim(name, p -> {
            Set<FinalState> turned = new LinkedHashSet<>();
            for (FinalState state : allowed.states(turned(p))) {
                turned.add(new FinalState(back(state.registers()), state.memory()));
            }
            return Difference.between(name, p, turned, allowed.states(p));
        });
    }

    /** What the machine allows of a program that was compiled for it, the language allows of the program. */
    public static Claim mappingIsSound(Mapping mapping, String machine, Allowed onMachine, Allowed inLanguage) {
        String name = mapping + " is sound for " + machine;
        return new Claim(name, p -> {
            Program compiled = mapping.compile(p, machine).program();
            Set<FinalState> states = new LinkedHashSet<>();
            for (FinalState state : onMachine.states(compiled)) {
                states.add(ofSource(p, state));
            }
            return Difference.beyond(name, p, states, inLanguage.states(p));
        });
    }

    /** The state without the registers that the mapping added. */
    private static FinalState ofSource(Program source, FinalState state) {
        List<List<Long>> registers = new ArrayList<>();
        for (int t = 0; t < source.threads().size(); t++) {
            registers.add(state.registers()
                    .get(t)
                    .subList(0, source.threads().get(t).registers().size()));
        }
        return new FinalState(registers, state.memory());
    }

    private static Program fenced(Program program, int t, int at, long tags) {
        Program.Thread old = program.threads().get(t);
        List<Instruction> code = new ArrayList<>(old.code());
        List<String> text = new ArrayList<>(old.text());
        Instruction fence = new Instruction.Fence(tags);
        code.add(at, fence);
        text.add(at, Listing.of(fence, program.locations(), old.registers()));
        List<Program.Thread> threads = new ArrayList<>(program.threads());
        threads.set(t, new Program.Thread(old.registers(), old.initial(), code, text));
        return new Program(program.name() + " with a fence", program.locations(), threads);
    }

    /** The last thread first. */
    private static Program turned(Program program) {
        List<Program.Thread> threads = new ArrayList<>(program.threads());
        threads.add(0, threads.remove(threads.size() - 1));
        return new Program(program.name(), program.locations(), threads);
    }

    private static List<List<Long>> back(List<List<Long>> turned) {
        List<List<Long>> registers = new ArrayList<>(turned);
        registers.add(registers.remove(0));
        return registers;
    }
}
