package smpng.discipline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.node.AssignmentNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.expression.ClassName;
import org.checkerframework.dataflow.expression.FieldAccess;
import org.checkerframework.dataflow.expression.JavaExpression;
import org.checkerframework.dataflow.expression.LocalVariable;
import org.checkerframework.dataflow.expression.MethodCall;
import org.checkerframework.dataflow.expression.SuperReference;
import org.checkerframework.dataflow.expression.ThisReference;
import org.checkerframework.dataflow.expression.ValueLiteral;
import org.checkerframework.dataflow.qual.Deterministic;
import org.checkerframework.dataflow.qual.Pure;
import org.checkerframework.javacutil.ElementUtils;

/**
 * One name for each lock within one body. A local that is set once, from a path of finals, is that path: it can never
 * be anything else.
 */
final class LockNames {
    private final TypeElement self;
    private final List<? extends VariableElement> parameters;
    private final Types types;
    private final Map<Element, JavaExpression> standsFor = new HashMap<>();

    LockNames(TypeElement self, List<? extends VariableElement> parameters, Types types) {
        this.self = self;
        this.parameters = parameters;
        this.types = types;
    }

    void learnFrom(ControlFlowGraph graph) {
        for (Node node : graph.getAllNodes()) {
            if (node instanceof AssignmentNode assignment
                    && assignment.getTarget() instanceof LocalVariableNode local
                    && ElementUtils.isEffectivelyFinal(local.getElement())) {
                name(JavaExpression.fromNode(assignment.getExpression()))
                        .filter(LockNames::neverChanges)
                        .ifPresent(path -> standsFor.put(local.getElement(), path));
            }
        }
    }

    /** The name by which a lock is followed, or empty when nothing says that the expression means the same twice. */
    Optional<JavaExpression> name(JavaExpression lock) {
        if (lock instanceof LocalVariable local) {
            return Optional.of(standsFor.getOrDefault(local.getElement(), local));
        }
        if (lock instanceof ThisReference || lock instanceof SuperReference) {
            return Optional.of(
                    isSelf(lock) ? new ThisReference(self.asType()) : new OuterThis(types.erasure(lock.getType())));
        }
        if (lock instanceof FieldAccess access) {
            return name(access.getReceiver()).map(owner -> new FieldAccess(owner, access.getType(), access.getField()));
        }
        if (lock instanceof MethodCall call && answersTheSameTwice(call.getElement())) {
            List<Optional<JavaExpression>> arguments =
                    call.getArguments().stream().map(this::name).toList();
            return arguments.stream().allMatch(Optional::isPresent)
                    ? name(call.getReceiver())
                            .map(owner -> new MethodCall(
                                    call.getType(),
                                    call.getElement(),
                                    owner,
                                    arguments.stream()
                                            .map(Optional::orElseThrow)
                                            .toList()))
                    : Optional.empty();
        }
        return lock instanceof ClassName || lock instanceof ValueLiteral ? Optional.of(lock) : Optional.empty();
    }

    /** How a method annotation of the present body would write the lock, where it can. */
    Optional<String> asAnnotation(JavaExpression lock) {
        if (lock instanceof LocalVariable local) {
            int index = parameters.indexOf(local.getElement());
            return index < 0 ? Optional.empty() : Optional.of("#" + (index + 1));
        }
        if (lock instanceof FieldAccess access) {
            return asAnnotation(access.getReceiver()).map(owner -> owner + "." + access.getField());
        }
        return lock instanceof ThisReference || lock instanceof ClassName
                ? Optional.of(lock.toString())
                : Optional.empty();
    }

    private boolean isSelf(JavaExpression receiver) {
        return types.isSubtype(types.erasure(self.asType()), types.erasure(receiver.getType()))
                || types.isSubtype(types.erasure(receiver.getType()), types.erasure(self.asType()));
    }

    static boolean mentions(JavaExpression lock, Element variable) {
        if (lock instanceof LocalVariable local) {
            return local.getElement().equals(variable);
        }
        if (lock instanceof FieldAccess access) {
            return access.getField().equals(variable) || mentions(access.getReceiver(), variable);
        }
        return lock instanceof MethodCall call
                && (mentions(call.getReceiver(), variable)
                        || call.getArguments().stream().anyMatch(argument -> mentions(argument, variable)));
    }

    private static boolean neverChanges(JavaExpression path) {
        if (path instanceof LocalVariable local) {
            return ElementUtils.isEffectivelyFinal(local.getElement());
        }
        if (path instanceof FieldAccess access) {
            return ElementUtils.isFinal(access.getField()) && neverChanges(access.getReceiver());
        }
        return path instanceof ThisReference || path instanceof ClassName;
    }

    private static boolean answersTheSameTwice(ExecutableElement method) {
        return ElementUtils.isRecordAccessor(method)
                || ElementUtils.hasAnnotation(method, Pure.class.getName())
                || ElementUtils.hasAnnotation(method, Deterministic.class.getName());
    }

    /** The framework writes an outer object like the inner one, and finds them equal; their locks are not the same. */
    private static final class OuterThis extends ClassName {
        OuterThis(TypeMirror type) {
            super(type);
        }

        @Override
        public String toString() {
            return super.toString() + ".this";
        }
    }
}
