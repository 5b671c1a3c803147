package smpng.discipline;

import com.sun.source.tree.Tree;
import java.util.Optional;
import org.checkerframework.dataflow.analysis.Store;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.node.BooleanLiteralNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.ReturnNode;
import smpng.discipline.LockAnalysis.Arrival;

/** Compares what is held where a body is left with what its annotations promise. */
final class Exits {
    private final Body body;
    private final LockNames names;
    private final LockTransfer transfer;
    private final Complaints complaints;

    Exits(Body body, LockNames names, LockTransfer transfer, Complaints complaints) {
        this.body = body;
        this.names = names;
        this.transfer = transfer;
        this.complaints = complaints;
    }

    void check(ControlFlowGraph graph, LockAnalysis analysis) {
        for (Arrival arrival : analysis.arrivals()) {
            if (arrival.exit().equals(graph.getExceptionalExitBlock())) {
                compare(arrival, body.onException(names), "discipline.unbalanced.exception", "by an exception");
            } else if (arrival.exit().equals(graph.getRegularExitBlock())) {
                checkReturn(arrival);
            }
        }
    }

    private void checkReturn(Arrival arrival) {
        if (!body.contract().dependsOnResult()) {
            compare(arrival, body.onReturn(names, Optional.empty()), "discipline.unbalanced.exit", "here");
            return;
        }
        for (boolean result : new boolean[] {true, false}) {
            if (arrival.kind() != (result ? Store.Kind.ELSE : Store.Kind.THEN) && mayReturn(arrival, result)) {
                compare(
                        arrival,
                        body.onReturn(names, Optional.of(result)),
                        "discipline.unbalanced.exit",
                        "here with " + result);
            }
        }
    }

    private static boolean mayReturn(Arrival arrival, boolean result) {
        Optional<Node> value =
                arrival.last().filter(ReturnNode.class::isInstance).map(last -> ((ReturnNode) last).getResult());
        return value.filter(BooleanLiteralNode.class::isInstance)
                .map(literal -> ((BooleanLiteralNode) literal).getValue() == result)
                .orElse(true);
    }

    private void compare(Arrival arrival, LockSet promised, String key, String how) {
        Tree where = transfer.whereIs(arrival.last());
        arrival.held()
                .beyond(promised)
                .forEach(lock -> complaints.add(
                        where,
                        key,
                        lock,
                        "is still held when the method is left " + how,
                        "release it before, or declare it acquired"));
        promised.beyond(arrival.held())
                .forEach(lock -> complaints.add(
                        where,
                        key,
                        lock,
                        "is not held when the method is left " + how + ", but the annotations say so",
                        "take it before, or declare @MayReleaseLocks if the method gives it up"));
    }
}
