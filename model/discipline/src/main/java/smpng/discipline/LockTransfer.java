package smpng.discipline;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.dataflow.analysis.ConditionalTransferResult;
import org.checkerframework.dataflow.analysis.ForwardTransferFunction;
import org.checkerframework.dataflow.analysis.RegularTransferResult;
import org.checkerframework.dataflow.analysis.TransferInput;
import org.checkerframework.dataflow.analysis.TransferResult;
import org.checkerframework.dataflow.analysis.UnusedAbstractValue;
import org.checkerframework.dataflow.cfg.UnderlyingAST;
import org.checkerframework.dataflow.cfg.block.ExceptionBlock;
import org.checkerframework.dataflow.cfg.node.AbstractNodeVisitor;
import org.checkerframework.dataflow.cfg.node.AssertionErrorNode;
import org.checkerframework.dataflow.cfg.node.AssignmentNode;
import org.checkerframework.dataflow.cfg.node.CatchMarkerNode;
import org.checkerframework.dataflow.cfg.node.ConditionalAndNode;
import org.checkerframework.dataflow.cfg.node.ConditionalNotNode;
import org.checkerframework.dataflow.cfg.node.ConditionalOrNode;
import org.checkerframework.dataflow.cfg.node.ExpressionStatementNode;
import org.checkerframework.dataflow.cfg.node.FieldAccessNode;
import org.checkerframework.dataflow.cfg.node.LambdaResultExpressionNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.ObjectCreationNode;
import org.checkerframework.dataflow.cfg.node.ReturnNode;
import org.checkerframework.dataflow.cfg.node.TernaryExpressionNode;
import org.checkerframework.dataflow.cfg.node.ThrowNode;
import org.checkerframework.dataflow.expression.ClassName;
import org.checkerframework.dataflow.expression.JavaExpression;
import org.checkerframework.javacutil.ElementUtils;
import org.checkerframework.javacutil.TreeUtils;

/** What each step of a body does to the locks held, and what it needs of them. */
final class LockTransfer
        extends AbstractNodeVisitor<TransferResult<UnusedAbstractValue, Flow>, TransferInput<UnusedAbstractValue, Flow>>
        implements ForwardTransferFunction<UnusedAbstractValue, Flow> {
    private final Body body;
    private final LockNames names;
    private final LockAnnotations annotations;
    private final Complaints complaints;

    LockTransfer(Body body, LockNames names, LockAnnotations annotations, Complaints complaints) {
        this.body = body;
        this.names = names;
        this.annotations = annotations;
        this.complaints = complaints;
    }

    @Override
    public Flow initialStore(UnderlyingAST code, List<LocalVariableNode> parameters) {
        return Flow.of(body.entry(names));
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitNode(
            Node node, TransferInput<UnusedAbstractValue, Flow> input) {
        Flow flow = settled(node, input);
        return new RegularTransferResult<>(null, flow, onException(node, cause -> flow.asIgnored()));
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitThrow(
            ThrowNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        Flow flow = settled(node, input);
        boolean stops = node.getExpression() instanceof AssertionErrorNode
                || body.isPanic(node.getExpression().getType());
        Flow thrown = stops ? flow.asIgnored() : flow;
        return new RegularTransferResult<>(null, flow, onException(node, cause -> thrown));
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitMarker(
            MarkerNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        if (!(node instanceof CatchMarkerNode)) {
            return passed(node, input.getThenStore(), input.getElseStore());
        }
        Flow flow = input.getRegularStore();
        Flow caught = flow.caught();
        Set<JavaExpression> locks =
                new LinkedHashSet<>(caught.counted().orElse(LockSet.NONE).mixed());
        locks.removeAll(flow.counted().orElse(LockSet.NONE).mixed());
        disagree(whereIs(node), locks);
        return new RegularTransferResult<>(null, caught);
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitConditionalNot(
            ConditionalNotNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        return passed(node, input.getElseStore(), input.getThenStore());
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitConditionalAnd(
            ConditionalAndNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        return passed(node, input.getThenStore(), input.getElseStore());
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitConditionalOr(
            ConditionalOrNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        return passed(node, input.getThenStore(), input.getElseStore());
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitTernaryExpression(
            TernaryExpressionNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        return passed(node, input.getThenStore(), input.getElseStore());
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitReturn(
            ReturnNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        return body.contract().dependsOnResult()
                ? passed(node, input.getThenStore(), input.getElseStore())
                : visitNode(node, input);
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitLambdaResultExpression(
            LambdaResultExpressionNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        return visitNode(node, input);
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitFieldAccess(
            FieldAccessNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        requireGuards(node, settled(node, input));
        return visitNode(node, input);
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitAssignment(
            AssignmentNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        Flow flow = settled(node, input);
        if (node.getTarget() instanceof FieldAccessNode field) {
            requireGuards(field, flow);
            flow = reassigned(node, field.getElement(), flow);
        } else if (node.getTarget() instanceof LocalVariableNode local) {
            flow = reassigned(node, local.getElement(), flow);
        }
        Flow after = flow;
        return new RegularTransferResult<>(null, after, onException(node, cause -> after.asIgnored()));
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitMethodInvocation(
            MethodInvocationNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        return called(node, node.getTarget().getMethod(), lock -> lock.atMethodInvocation(node), settled(node, input));
    }

    @Override
    public TransferResult<UnusedAbstractValue, Flow> visitObjectCreation(
            ObjectCreationNode node, TransferInput<UnusedAbstractValue, Flow> input) {
        return called(
                node,
                TreeUtils.elementFromUse(node.getTree()),
                lock -> lock.atConstructorInvocation(node.getTree()),
                settled(node, input));
    }

    void disagree(Tree where, Set<JavaExpression> locks) {
        locks.forEach(lock -> complaints.add(where, "discipline.unbalanced.merge", lock));
    }

    Optional<Tree> place(Node node) {
        Optional<Tree> written = Optional.ofNullable(node.getTree()).filter(body::isWritten);
        // The closing of a resource is written nowhere, but belongs to its statement.
        return written.isEmpty() && node instanceof MethodInvocationNode call
                ? Optional.ofNullable(call.getTreePath()).map(TreePath::getLeaf).filter(body::isWritten)
                : written;
    }

    /** The place of a node, or the end of the body where there is none. */
    Tree whereIs(Optional<Node> node) {
        return node.flatMap(here -> Stream.concat(Stream.of(here), before(here))
                        .flatMap(step -> place(step).stream())
                        .findFirst())
                .orElse(body.end());
    }

    /** The end of an expression statement has no tree of its own, but what it evaluates comes just before. */
    private static Stream<Node> before(Node node) {
        if (!(node instanceof ExpressionStatementNode) || node.getBlock() == null) {
            return Stream.empty();
        }
        List<Node> here = node.getBlock().getNodes();
        Stream<Node> earlier = node.getBlock().getPredecessors().stream()
                .flatMap(block -> Optional.ofNullable(block.getLastNode()).stream());
        int index = IntStream.range(0, here.size())
                .filter(i -> here.get(i) == node)
                .findFirst()
                .orElse(0);
        return index == 0 ? earlier : Stream.of(here.get(index - 1));
    }

    private Tree whereIs(Node node) {
        return whereIs(Optional.of(node));
    }

    private TransferResult<UnusedAbstractValue, Flow> called(
            Node node, ExecutableElement method, Function<JavaExpression, JavaExpression> here, Flow before) {
        Contract declared = annotations.of(method);
        if (!ElementUtils.isElementFromSourceCode(method)) {
            declared.unreadable().forEach(text -> complaints.add(whereIs(node), "discipline.unreadable", text));
        }
        Contract contract = declared.map(lock -> named(node, before, here.apply(lock)));
        before.counted().ifPresent(held -> requireContract(node, method, contract, held));
        UnaryOperator<LockSet> release = held -> fold(held, contract.released(), LockSet::released);
        Flow afterRelease = before.map(release);
        Flow after = afterRelease.map(held -> fold(held, contract.acquired(), LockSet::acquired));
        Map<TypeMirror, Flow> exceptional = onException(node, cause -> {
            if (body.isChecked(cause)) {
                return afterRelease;
            }
            // A lock operation that fails is a panic, not a path.
            return !contract.leavesLocksAlone()
                    ? Flow.NOWHERE
                    : body.countsUnchecked() ? afterRelease : afterRelease.asIgnored();
        });
        if (!contract.dependsOnResult()) {
            return new RegularTransferResult<>(null, after, exceptional);
        }
        return new ConditionalTransferResult<>(
                null,
                after.map(held -> fold(held, contract.acquiredIf(true), LockSet::acquired)),
                after.map(held -> fold(held, contract.acquiredIf(false), LockSet::acquired)),
                exceptional);
    }

    private void requireContract(Node node, ExecutableElement method, Contract contract, LockSet held) {
        for (JavaExpression lock : contract.required()) {
            if (held.holds(lock)) {
                continue;
            }
            if (contract.released().contains(lock)) {
                complaints.add(whereIs(node), "discipline.release.unheld", lock, method.getSimpleName(), mend(lock));
            } else {
                complaints.add(whereIs(node), "discipline.not.held", method.getSimpleName(), lock, mend(lock));
            }
        }
    }

    private void requireGuards(FieldAccessNode node, Flow flow) {
        LockAnnotations.Guards guards = annotations.of(node.getElement());
        if (flow.counted().isEmpty() || body.mayTouchUnguarded(node)) {
            return;
        }
        if (!ElementUtils.isElementFromSourceCode(node.getElement())) {
            guards.unreadable().forEach(text -> complaints.add(whereIs(node), "discipline.unreadable", text));
        }
        JavaExpression owner = node.isStatic()
                ? new ClassName(node.getReceiver().getType())
                : JavaExpression.fromNode(node.getReceiver());
        for (JavaExpression guard : guards.locks()) {
            named(node, flow, guard.atFieldAccess(owner))
                    .filter(lock -> !flow.counted().get().holds(lock))
                    .ifPresent(lock -> complaints.add(
                            whereIs(node), "discipline.unguarded", node.getFieldName(), lock, mend(lock)));
        }
    }

    private Flow reassigned(Node node, Element variable, Flow flow) {
        Flow after = flow;
        for (JavaExpression lock :
                flow.counted().map(held -> held.depths().keySet()).orElse(Set.of())) {
            if (LockNames.mentions(lock, variable) && flow.counted().get().known(lock)) {
                complaints.add(whereIs(node), "discipline.reassigned", variable.getSimpleName(), lock);
                after = after.map(held -> held.mixed(lock));
            }
        }
        return after;
    }

    /** A lock that has no name is reported where it is used, and not followed. */
    private Optional<JavaExpression> named(Node node, Flow flow, JavaExpression lock) {
        Optional<JavaExpression> name = names.name(lock);
        if (name.isEmpty() && flow.counted().isPresent()) {
            complaints.add(whereIs(node), "discipline.unnamed", TreeUtils.toStringTruncated(node.getTree(), 60));
        }
        return name;
    }

    private String mend(JavaExpression lock) {
        return names.asAnnotation(lock)
                .map(text -> "take it, or declare @Holding(\"" + text + "\")")
                .orElse("take it first");
    }

    /** The one state after a step that is no condition; a lock that depends on a result nobody tested is reported. */
    private Flow settled(Node node, TransferInput<UnusedAbstractValue, Flow> input) {
        if (input.containsTwoStores()) {
            Optional<LockSet> then = input.getThenStore().counted();
            Optional<LockSet> otherwise = input.getElseStore().counted();
            if (then.isPresent() && otherwise.isPresent()) {
                then.get()
                        .disagreements(otherwise.get())
                        .forEach(lock -> complaints.add(whereIs(node), "discipline.unbalanced.merge", lock));
            }
        }
        return input.getRegularStore();
    }

    private TransferResult<UnusedAbstractValue, Flow> passed(Node node, Flow then, Flow otherwise) {
        return then.equals(otherwise)
                ? new RegularTransferResult<>(null, then, onException(node, cause -> then))
                : new ConditionalTransferResult<>(
                        null, then, otherwise, onException(node, cause -> then.leastUpperBound(otherwise)));
    }

    private static Map<TypeMirror, Flow> onException(Node node, Function<TypeMirror, Flow> state) {
        Map<TypeMirror, Flow> states = new HashMap<>();
        if (node.getBlock() instanceof ExceptionBlock block) {
            block.getExceptionalSuccessors().keySet().forEach(cause -> states.put(cause, state.apply(cause)));
        }
        return states;
    }

    private interface Step {
        LockSet apply(LockSet held, JavaExpression lock);
    }

    private static LockSet fold(LockSet held, Set<JavaExpression> locks, Step step) {
        LockSet result = held;
        for (JavaExpression lock : locks) {
            result = step.apply(result, lock);
        }
        return result;
    }
}
