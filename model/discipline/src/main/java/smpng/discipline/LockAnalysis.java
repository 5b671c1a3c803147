package smpng.discipline;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.dataflow.analysis.ForwardAnalysisImpl;
import org.checkerframework.dataflow.analysis.Store;
import org.checkerframework.dataflow.analysis.TransferInput;
import org.checkerframework.dataflow.analysis.TransferResult;
import org.checkerframework.dataflow.analysis.UnusedAbstractValue;
import org.checkerframework.dataflow.cfg.block.Block;
import org.checkerframework.dataflow.cfg.block.SpecialBlock;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.expression.JavaExpression;

/**
 * Follows the held locks through a body and keeps what the framework's analysis forgets: along which edge each exit was
 * reached, and where two paths first disagreed.
 *
 * <p>Every depth that is known belongs to a real path, also in an early round of a loop, so what is seen before the
 * fixed point is never a false alarm.
 */
final class LockAnalysis extends ForwardAnalysisImpl<UnusedAbstractValue, Flow, LockTransfer> {
    /** A path that ends: its last node, if the edge has one, and for which boolean results this state holds. */
    record Arrival(Block exit, Optional<Node> last, Store.Kind kind, LockSet held) {}

    private final List<Arrival> arrivals = new ArrayList<>();
    private final LockTransfer transfer;

    LockAnalysis(LockTransfer transfer) {
        super(transfer);
        this.transfer = transfer;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    // The framework steps over the target of an assignment, and would count the exceptions it can raise.
    @Override
    protected TransferResult<UnusedAbstractValue, Flow> callTransferFunction(
            Node node, TransferInput<UnusedAbstractValue, Flow> input) {
        return node.isLValue() ? transfer.visitNode(node, input) : super.callTransferFunction(node, input);
    }

    @Override
    protected void addStoreBefore(Block block, Node from, Flow flow, Store.Kind kind, boolean again) {
        if (block instanceof SpecialBlock) {
            flow.counted().ifPresent(held -> arrivals.add(new Arrival(block, Optional.ofNullable(from), kind, held)));
        } else {
            if (kind != Store.Kind.ELSE) {
                compare(thenStores, block, from, flow);
            }
            if (kind != Store.Kind.THEN) {
                compare(elseStores, block, from, flow);
            }
        }
        super.addStoreBefore(block, from, flow, kind, again);
    }

    private void compare(Map<Block, Flow> known, Block block, Node from, Flow flow) {
        Optional<LockSet> earlier = Optional.ofNullable(known.get(block)).flatMap(Flow::counted);
        if (earlier.isPresent() && flow.counted().isPresent()) {
            Set<JavaExpression> locks =
                    earlier.get().disagreements(flow.counted().get());
            if (!locks.isEmpty()) {
                transfer.disagree(meetingPoint(block, from), locks);
            }
        }
    }

    /** The first thing written after the paths have met. */
    private Tree meetingPoint(Block block, Node from) {
        Block next = block;
        for (int steps = 0; steps < 8; steps++) {
            Optional<Tree> place = next.getNodes().stream()
                    .filter(node -> !(node instanceof MarkerNode))
                    .flatMap(node -> transfer.place(node).stream())
                    .findFirst();
            if (place.isPresent()) {
                return place.get();
            }
            if (next.getSuccessors().isEmpty()) {
                break;
            }
            next = next.getSuccessors().iterator().next();
        }
        return transfer.whereIs(Optional.ofNullable(from));
    }
}
