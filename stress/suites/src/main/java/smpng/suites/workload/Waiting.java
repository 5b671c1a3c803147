package smpng.suites.workload;

import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.SleepQueue;

/** The operations of a script's thread that wait for events or announce them. */
final class Waiting {
    private final KernelWorkload world;

    Waiting(KernelWorkload world) {
        this.world = world;
    }

    /**
     * Performs an operation.
     *
     * @param mayBlock whether the thread may sleep where it stands
     * @return whether it is one of these
     */
    boolean perform(Script.Op op, boolean mayBlock) {
        String x = op.target();
        Tickets tickets = world.tickets(x);
        switch (op.verb()) {
            case "put" -> {
                if (tickets != null) {
                    tickets.put();
                }
            }
            case "ring" -> {
                if (tickets != null) {
                    tickets.ring();
                }
            }
            case "take", "take-timed", "take-sig", "watch" -> {
                if (tickets != null && mayBlock) {
                    wait(tickets, op);
                }
            }
            case "signal" -> {
                KThread td = world.thread(x);
                if (td != null) {
                    SleepQueue.interrupt(machine(), td);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void wait(Tickets tickets, Script.Op op) {
        switch (op.verb()) {
            case "take" -> expect(op, tickets.take(SleepQueue.Signals.WAIT), false, false);
            case "take-sig" -> {
                SleepQueue.Result result = tickets.take(SleepQueue.Signals.INTERRUPT);
                boolean interrupted = result == SleepQueue.Result.INTERRUPTED;
                expect(op, result, false, interrupted && SleepQueue.takeSignal(machine()));
            }
            case "take-timed" -> {
                long deadline = machine().cpu().nanoTime() + op.number();
                SleepQueue.Result result = tickets.takeUntil(deadline);
                expect(op, result, SleepQueue.isOver(machine(), deadline), false);
            }
            default -> tickets.watch();
        }
    }

    private void expect(Script.Op op, SleepQueue.Result result, boolean timeIsOver, boolean signalled) {
        boolean fits =
                result == SleepQueue.Result.WOKEN || (result == SleepQueue.Result.TIMED_OUT ? timeIsOver : signalled);
        if (!fits) {
            String claim = result == SleepQueue.Result.TIMED_OUT ? "SQ-3" : "SQ-4";
            throw new AssertionError(claim + ": " + machine().currentThread() + " gave up " + op + ": " + result);
        }
    }

    private Machine machine() {
        return world.kernel().machine();
    }
}
