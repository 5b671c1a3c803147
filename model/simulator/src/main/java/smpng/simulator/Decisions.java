package smpng.simulator;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Where a run is in its schedule. */
final class Decisions {
    private final List<Decision> list;
    private int next;
    private int due;

    Decisions(Schedule schedule) {
        list = schedule.decisions();
        // Decisions about a step before the first would block the list.
        while (next < list.size() && list.get(next).step() < 1) {
            next++;
        }
        due = dueOf(next);
    }

    /** The step of the next decision; a step that is never reached if there is none. */
    int due() {
        return due;
    }

    /** Carries out all decisions of the step that is due; returns the CPU that shall run then, if they say so. */
    @Nullable
    VirtualCpu apply(Board board) {
        VirtualCpu target = null;
        int step = due;
        while (due == step) {
            Decision decision = list.get(next);
            due = dueOf(++next);
            if (decision instanceof Decision.Run run) {
                VirtualCpu cpu = board.find(run.cpu());
                target = cpu != null && cpu.canRun() ? cpu : target;
            } else if (decision instanceof Decision.Interrupt interrupt) {
                VirtualCpu cpu = board.find(interrupt.cpu());
                if (cpu != null && interrupt.vector() >= 0 && interrupt.vector() < VirtualMachine.VECTORS) {
                    cpu.raise(interrupt.vector());
                }
            } else if (decision instanceof Decision.Expire) {
                board.expire();
            } else {
                board.spuriousFailure = true;
            }
        }
        return target;
    }

    private int dueOf(int index) {
        return index < list.size() ? list.get(index).step() : Integer.MAX_VALUE;
    }
}
