package smpng.suites.workload;

import smpng.primitives.Machine;
import smpng.primitives.SleepQueue;

/** Tickets and rounds that threads wait for, in a script. */
final class TicketsPart implements Part {
    private final KernelWorkload world;
    private final String name;
    private final Tickets tickets;

    TicketsPart(KernelWorkload world, Script.Declared line) {
        this.world = world;
        this.name = line.name();
        this.tickets = Tickets.on(line.how(), world.kernel().machine(), name);
    }

    @Override
    public void perform(Script.Op op, Actor actor) {
        switch (op.verb()) {
            case "put" -> tickets.put();
            case "ring" -> tickets.ring();
            case "take", "take-timed", "take-sig", "watch" -> {
                if (actor.mayBlock() && actor.hasNothing()) {
                    wait(op);
                }
            }
            default -> {}
        }
    }

    @Override
    public void release(Actor actor) {}

    @Override
    public boolean isLock() {
        return false;
    }

    @Override
    public int mayWait() {
        return tickets.mayWait();
    }

    @Override
    public String name() {
        return name;
    }

    private void wait(Script.Op op) {
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
