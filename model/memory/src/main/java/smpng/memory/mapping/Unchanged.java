package smpng.memory.mapping;

import java.util.ArrayList;
import java.util.List;
import smpng.memory.Tag;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/** What to say of a program that a language's model, or sc, takes as it is. */
final class Unchanged {
    private Unchanged() {}

    static List<String> remarks(Program program, String machine) {
        List<String> remarks = new ArrayList<>();
        if (machine.equals("rc11") && hasFence(program, Tag.mask(Tag.LOAD_LOAD, Tag.STORE_STORE))) {
            remarks.add("C11 has no fence between loads or between stores only: in rc11 such a fence does nothing");
        }
        if (machine.equals("rc11") && hasFence(program, Tag.FREEZE.bit())) {
            remarks.add("C11 has no final fields: in rc11 the end of a constructor does nothing");
        }
        return remarks;
    }

    private static boolean hasFence(Program program, long tags) {
        return program.threads().stream()
                .flatMap(thread -> thread.code().stream())
                .anyMatch(i -> i instanceof Instruction.Fence fence && (fence.tags() & tags) != 0);
    }
}
