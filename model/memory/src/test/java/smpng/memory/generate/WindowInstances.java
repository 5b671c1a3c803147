package smpng.memory.generate;

import java.util.List;
import smpng.memory.Tag;
import smpng.memory.machine.LocalOrder;
import smpng.memory.machine.Machine;
import smpng.memory.machine.Machines;
import smpng.memory.machine.Routes;
import smpng.memory.machine.Window;
import smpng.memory.machine.WindowMachine;

/** The machines that keep program order, as windows: no model is needed to compare the two kinds. */
final class WindowInstances {
    private WindowInstances() {}

    static List<Check> asBuffers() {
        return List.of(check("sc", (w, i, j) -> true), check("x86-tso", WindowInstances::totalStore));
    }

    private static boolean totalStore(Window w, int i, int j) {
        return w.isRead(i)
                || w.isWrite(j)
                || w.fenced(Tag.MFENCE, i, j)
                || w.has(i, Tag.ATOMIC)
                || w.has(j, Tag.ATOMIC);
    }

    private static Check check(String name, Before before) {
        Allowed window = Allowed.by(new WindowMachine(order(name, before), new Routes()));
        Allowed machine = Allowed.by(Machines.named(name));
        return new Check(Claim.same("window " + name, window, "machine " + name, machine), Vocabulary.of(name));
    }

    /** A window machine with an order. */
    static Machine machine(LocalOrder order) {
        return new WindowMachine(order, new Routes());
    }

    private static LocalOrder order(String name, Before before) {
        return new LocalOrder() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean before(Window window, int i, int j) {
                return before.test(window, i, j);
            }

            @Override
            public boolean indivisible() {
                return true;
            }
        };
    }

    private interface Before {
        boolean test(Window window, int i, int j);
    }
}
