package smpng.memory.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/** Replaces each access and fence of a program by what a scheme writes for it. */
final class Compiler {
    private static final long LANGUAGE = Tag.mask(
            Tag.PLAIN,
            Tag.RELAXED,
            Tag.ACQUIRE,
            Tag.RELEASE,
            Tag.SEQ_CST,
            Tag.ATOMIC,
            Tag.NO_RETURN,
            Tag.FINAL,
            Tag.LOAD_LOAD,
            Tag.STORE_STORE,
            Tag.FREEZE);

    private final Scheme scheme;
    private final Program program;
    private final Set<String> remarks;

    Compiler(Scheme scheme, Program program) {
        this.scheme = scheme;
        this.program = program;
        this.remarks = new LinkedHashSet<>(scheme.remarks());
    }

    Compiled compiled(Mapping mapping, String machine) {
        List<Program.Thread> threads =
                program.threads().stream().map(t -> new Writing(t).thread()).toList();
        Program written = new Program(program.name(), program.locations(), threads);
        return new Compiled(written, machine, mapping, List.copyOf(remarks));
    }

    /** A thread being written. */
    private final class Writing {
        private final Program.Thread from;
        private final List<String> registers;
        private final List<Long> initial;
        private final List<Instruction> code = new ArrayList<>();
        private final List<String> text = new ArrayList<>();
        private String source = "";
        private int labels;

        Writing(Program.Thread from) {
            this.from = from;
            this.registers = new ArrayList<>(from.registers());
            this.initial = new ArrayList<>(from.initial());
        }

        Program.Thread thread() {
            for (int i = 0; i < from.code().size(); i++) {
                String own = from.text().get(i);
                source = own.isEmpty() ? source : own;
                write(from.code().get(i), own);
            }
            return new Program.Thread(registers, initial, code, text);
        }

        private void write(Instruction instruction, String own) {
            if (instruction instanceof Instruction.Load load) {
                load(load);
            } else if (instruction instanceof Instruction.Store store) {
                store(store);
            } else if (instruction instanceof Instruction.ReadModifyWrite update) {
                check(update.readTags() | update.writeTags());
                Recipe recipe = scheme.update(order(update.readTags(), update.writeTags()));
                around(
                        recipe,
                        new Instruction.ReadModifyWrite(
                                update.register(),
                                update.address(),
                                update.value(),
                                half(recipe.read(), update.readTags()),
                                half(recipe.write(), update.writeTags())),
                        update.register());
            } else if (instruction instanceof Instruction.CompareAndSet update) {
                check(update.readTags() | update.writeTags() | update.failureTags());
                Recipe recipe = scheme.update(order(update.readTags(), update.writeTags()));
                around(
                        recipe,
                        new Instruction.CompareAndSet(
                                update.register(),
                                update.address(),
                                update.expected(),
                                update.value(),
                                half(recipe.read(), update.readTags()),
                                half(recipe.write(), update.writeTags()),
                                half(recipe.read(), update.readTags())),
                        update.register());
            } else if (instruction instanceof Instruction.Fence fence) {
                check(fence.tags());
                List<Barrier> barriers = barriers(fence.tags());
                fences(barriers, -1);
                if (barriers.isEmpty()) {
                    // What became of nothing still shows.
                    code.add(new Instruction.Label("nothing " + labels++));
                    text.add((source + " -> no instruction").strip());
                }
            } else if (instruction instanceof Instruction.StoreConditional) {
                throw new IllegalArgumentException("no language has a store-conditional: " + instruction);
            } else {
                code.add(instruction);
                text.add(own);
            }
        }

        private void load(Instruction.Load load) {
            check(load.tags());
            Recipe recipe = scheme.load(Order.of(load.tags()));
            long tags = half(recipe.read(), load.tags());
            Expression zero = Expression.constant(0);
            around(
                    recipe,
                    recipe.form() == Recipe.Form.COMPARE_AND_SET
                            ? new Instruction.CompareAndSet(
                                    load.register(), load.address(), zero, zero, tags, recipe.write(), tags)
                            : new Instruction.Load(load.register(), load.address(), tags),
                    load.register());
        }

        private void store(Instruction.Store store) {
            check(store.tags());
            Recipe recipe = scheme.store(Order.of(store.tags()));
            if (recipe.form() == Recipe.Form.EXCHANGE) {
                int scratch = scratch();
                around(
                        recipe,
                        new Instruction.ReadModifyWrite(
                                scratch, store.address(), store.value(), recipe.read(), recipe.write()),
                        scratch);
                code.add(new Instruction.Assign(scratch, Expression.constant(0)));
                text.add("");
            } else {
                around(
                        recipe,
                        new Instruction.Store(store.address(), store.value(), half(recipe.write(), store.tags())),
                        -1);
            }
        }

        private int scratch() {
            if (registers.size() == from.registers().size()) {
                registers.add("scratch");
                initial.add(0L);
            }
            return registers.size() - 1;
        }

        private void around(Recipe recipe, Instruction instruction, int register) {
            fences(recipe.before(), -1);
            add(instruction, recipe.mnemonic());
            fences(recipe.after(), register);
        }

        private void fences(List<Barrier> barriers, int register) {
            for (Barrier barrier : barriers) {
                if (barrier.decided() && register >= 0) {
                    String label = "decided " + labels++;
                    add(new Instruction.Branch(Expression.register(register), label), "bne");
                    add(new Instruction.Label(label), "");
                }
                add(new Instruction.Fence(barrier.tags()), barrier.mnemonic());
            }
        }

        private void add(Instruction instruction, String mnemonic) {
            code.add(instruction);
            text.add(mnemonic.isEmpty() ? "" : (source + " -> " + mnemonic).strip());
        }

        private List<Barrier> barriers(long tags) {
            boolean orders = (tags & Tag.mask(Tag.ACQUIRE, Tag.RELEASE, Tag.SEQ_CST)) != 0;
            List<Barrier> barriers = new ArrayList<>(orders ? scheme.fence(Order.of(tags)) : List.of());
            if (!orders && Tag.LOAD_LOAD.in(tags)) {
                barriers.addAll(scheme.loadLoad());
            }
            if (!orders && (Tag.STORE_STORE.in(tags) || Tag.FREEZE.in(tags))) {
                barriers.addAll(scheme.storeStore());
            }
            return barriers;
        }

        /** The scheme's tags, and the source's that are about what the instruction is for. */
        private static long half(long recipe, long source) {
            return recipe | source & Tag.mask(Tag.NO_RETURN, Tag.FINAL);
        }

        private static Order order(long read, long write) {
            // A read's acquire and a write's release; a read cannot release.
            return Order.of(read & ~Tag.RELEASE.bit() | write & ~Tag.ACQUIRE.bit());
        }

        private static List<Tag> names(long tags) {
            return Arrays.stream(Tag.values()).filter(tag -> tag.in(tags)).toList();
        }

        private static void check(long tags) {
            if ((tags & ~LANGUAGE) != 0) {
                throw new IllegalArgumentException(
                        "only a language's accesses and fences are compiled, not " + names(tags & ~LANGUAGE));
            }
        }
    }
}
