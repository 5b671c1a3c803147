package smpng.memory.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/**
 * Random small programs: two to four threads, two or three locations, up to {@link #EVENTS} instructions that touch memory
 * or are fences, dependencies, branches that skip an instruction, and read-modify-writes. The same vocabulary, seed and
 * number always give the same program.
 */
public final class RandomPrograms {
    /** The most loads, stores, read-modify-writes and fences that a program has. */
    public static final int EVENTS = 8;

    private final Vocabulary vocabulary;
    private final long seed;

    public RandomPrograms(Vocabulary vocabulary, long seed) {
        this.vocabulary = vocabulary;
        this.seed = seed;
    }

    /** The program with a number. */
    public Program program(long number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        int threads = pick(random, 2, 2, 2, 3, 3, 4);
        List<Program.Location> locations = ThreadWriter.locations(pick(random, 2, 2, 3));
        List<Program.Thread> code = new ArrayList<>();
        int left = EVENTS;
        for (int t = 0; t < threads; t++) {
            int most = Math.min(4, left - (threads - t - 1));
            int events = 1 + random.nextInt(most);
            left -= events;
            code.add(new Writing(random, locations).thread(events));
        }
        return new Program("random-" + vocabulary.machine() + "-" + seed + "-" + number, locations, code);
    }

    private static int pick(SplittableRandom random, int... of) {
        return of[random.nextInt(of.length)];
    }

    private static <T> T pick(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One thread being written. */
    private final class Writing {
        private final SplittableRandom random;
        private final ThreadWriter writer;
        private final int locations;
        private final List<Integer> filled = new ArrayList<>();

        Writing(SplittableRandom random, List<Program.Location> locations) {
            this.random = random;
            this.locations = locations.size();
            this.writer = new ThreadWriter(locations);
        }

        Program.Thread thread(int events) {
            for (int i = 0; i < events; i++) {
                boolean branches = vocabulary.dependencies() && !filled.isEmpty() && chance(25);
                String label = branches ? writer.label() : "";
                boolean skips = branches && chance(40);
                if (branches) {
                    writer.add(new Instruction.Branch(Expression.register(pick(random, filled)), label));
                }
                if (branches && !skips) {
                    writer.add(new Instruction.Label(label));
                }
                int known = filled.size();
                event();
                if (skips) {
                    // A register that may not have been read into is not used after the label.
                    filled.subList(known, filled.size()).clear();
                    writer.add(new Instruction.Label(label));
                }
            }
            return writer.thread();
        }

        private void event() {
            int kind = random.nextInt(100);
            if (kind < 20 && !vocabulary.fences().isEmpty()) {
                writer.add(new Instruction.Fence(pick(random, vocabulary.fences())));
            } else if (kind < 32 && !vocabulary.updates().isEmpty()) {
                update();
            } else if (kind < 65) {
                Expression address = address();
                int register = writer.register();
                writer.add(new Instruction.Load(register, address, pick(random, vocabulary.reads())));
                filled.add(register);
            } else {
                writer.add(new Instruction.Store(address(), value(), pick(random, vocabulary.writes())));
            }
        }

        private void update() {
            Vocabulary.Update tags = pick(random, vocabulary.updates());
            Expression address = address();
            Expression value = value();
            int register = writer.register();
            Expression old = Expression.register(register);
            switch (random.nextInt(3)) {
                case 0 ->
                    writer.add(new Instruction.ReadModifyWrite(register, address, value, tags.read(), tags.write()));
                case 1 ->
                    writer.add(new Instruction.ReadModifyWrite(
                            register,
                            address,
                            Expression.binary(Operator.ADD, old, Expression.constant(4)),
                            tags.read(),
                            tags.write()));
                default ->
                    writer.add(new Instruction.CompareAndSet(
                            register,
                            address,
                            Expression.constant(random.nextInt(2)),
                            value,
                            tags.read(),
                            tags.write(),
                            tags.read()));
            }
            filled.add(register);
        }

        private Expression address() {
            Expression address = writer.address(random.nextInt(locations));
            return depends() ? ThreadWriter.depending(address, pick(random, filled)) : address;
        }

        private Expression value() {
            Expression value = Expression.constant(1 + random.nextInt(3));
            if (!depends()) {
                return value;
            }
            int register = pick(random, filled);
            return chance(50) ? ThreadWriter.depending(value, register) : Expression.register(register);
        }

        private boolean depends() {
            return vocabulary.dependencies() && !filled.isEmpty() && chance(35);
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }
    }
}
