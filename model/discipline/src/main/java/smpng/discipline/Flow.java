package smpng.discipline;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.checkerframework.dataflow.analysis.Store;
import org.checkerframework.dataflow.cfg.visualize.CFGVisualizer;
import org.checkerframework.dataflow.expression.JavaExpression;

/**
 * What is held at a point, on the paths that count and on those that got there by an exception that does not.
 *
 * <p>The second kind is carried along, not cut off, because a catch clause makes it count again: code that catches an
 * exception has to be checked like any other. Empty means that no such path arrives.
 */
record Flow(Optional<LockSet> counted, Optional<LockSet> ignored) implements Store<Flow> {
    static final Flow NOWHERE = new Flow(Optional.empty(), Optional.empty());

    static Flow of(LockSet locks) {
        return new Flow(Optional.of(locks), Optional.empty());
    }

    Flow map(UnaryOperator<LockSet> step) {
        return new Flow(counted.map(step), ignored.map(step));
    }

    Flow asIgnored() {
        return new Flow(Optional.empty(), join(counted, ignored));
    }

    Flow caught() {
        return new Flow(join(counted, ignored), Optional.empty());
    }

    @Override
    public Flow copy() {
        return this;
    }

    @Override
    public Flow leastUpperBound(Flow other) {
        return new Flow(join(counted, other.counted), join(ignored, other.ignored));
    }

    @Override
    public Flow widenedUpperBound(Flow previous) {
        return leastUpperBound(previous);
    }

    @Override
    public boolean canAlias(JavaExpression a, JavaExpression b) {
        return true;
    }

    @Override
    public String visualize(CFGVisualizer<?, Flow, ?> visualizer) {
        return visualizer.visualizeStoreKeyVal("held", counted);
    }

    private static Optional<LockSet> join(Optional<LockSet> a, Optional<LockSet> b) {
        BinaryOperator<LockSet> both = LockSet::join;
        return a.isEmpty() ? b : b.isEmpty() ? a : Optional.of(both.apply(a.get(), b.get()));
    }
}
